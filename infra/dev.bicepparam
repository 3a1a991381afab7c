// A small deployment to try things in: no redundancy, no standby, little logging.
using 'main.bicep'

param environmentName = 'dev'
param location = 'uksouth'
param storageRedundancy = 'Standard_LRS'
param maximumInstanceCount = 40
param logRetentionDays = 30
param logDailyQuotaGb = 1
param administratorDigest = readEnvironmentVariable('ADMINISTRATOR_TOKEN_SHA256', '')
