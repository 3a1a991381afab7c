// For azd: `azd env set NAME value` sets each. docs/howto/deploy.md says which ones to think of.
using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')
param publicBaseUrl = readEnvironmentVariable('PUBLIC_BASE_URL_OVERRIDE', '')
param joinBaseUrl = readEnvironmentVariable('JOIN_BASE_URL', '')
param administratorDigest = readEnvironmentVariable('ADMINISTRATOR_TOKEN_SHA256', '')
param smsProvider = readEnvironmentVariable('SMS_PROVIDER', 'none')
param acsSender = readEnvironmentVariable('ACS_SENDER', '')
param notifyTemplateId = readEnvironmentVariable('NOTIFY_TEMPLATE_ID', '')
param staffClientId = readEnvironmentVariable('STAFF_CLIENT_ID', '')
param privateNetwork = bool(readEnvironmentVariable('PRIVATE_NETWORK', 'false'))
