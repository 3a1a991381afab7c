// Patients' visits: zone-redundant storage with a copy in the paired region, a private network, standby for webhooks.
using 'main.bicep'

param environmentName = 'prod'
param location = 'uksouth'
param storageRedundancy = 'Standard_GZRS'
param lockData = true
param privateNetwork = true
param alwaysReady = [
  {
    name: 'http'
    instanceCount: 1
  }
]
param publicBaseUrl = readEnvironmentVariable('PUBLIC_BASE_URL_OVERRIDE', '')
param joinBaseUrl = readEnvironmentVariable('JOIN_BASE_URL', '')
param administratorDigest = readEnvironmentVariable('ADMINISTRATOR_TOKEN_SHA256', '')
param smsProvider = readEnvironmentVariable('SMS_PROVIDER', 'none')
param acsSender = readEnvironmentVariable('ACS_SENDER', '')
param notifyTemplateId = readEnvironmentVariable('NOTIFY_TEMPLATE_ID', '')
param staffClientId = readEnvironmentVariable('STAFF_CLIENT_ID', '')
param alertEmails = split(readEnvironmentVariable('ALERT_EMAILS'), ',')
param logRetentionDays = 365
param monthlyBudget = 300
param budgetStart = '2027-01-01'
