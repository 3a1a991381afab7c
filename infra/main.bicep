// Everything a deployment of Virtual Visits needs in Azure: docs/reference/infrastructure.md draws it,
// docs/howto/deploy.md deploys it. What Entra, Teams and Exchange must grant is in infra/scripts.
targetScope = 'subscription'

// Which deployment

@description('Required. Name of this environment, such as dev or prod. It is part of every name.')
@minLength(2)
@maxLength(12)
param environmentName string

@description('Required. Azure region of all resources, such as uksouth.')
param location string

@description('Optional. The resource group, which is made if it does not exist.')
param resourceGroupName string = 'rg-virtual-visits-${environmentName}'

@description('Optional. Tags of all resources, besides the one that azd looks for.')
param tags object = {}

// How much of it

@description('Optional. Memory of an instance in MB.')
@allowed([
  512
  2048
  4096
])
param instanceMemoryMB int = 2048

@description('Optional. How many instances there may be at most.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 100

@description('Optional. HTTP requests that one instance takes at once. host.json takes 100 at most.')
@minValue(1)
@maxValue(100)
param httpConcurrency int = 32

@description('Optional. Instances that always run: a list of {name, instanceCount}; name is http or function:<name>.')
param alwaysReady array = []

@description('Optional. Redundancy of the storage account.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GRS'
  'Standard_GZRS'
])
param storageRedundancy string = 'Standard_ZRS'

@description('Optional. A lock against deleting the storage account and the key vault.')
param lockData bool = false

@description('Optional. A virtual network, with storage and key vault reachable from it alone.')
param privateNetwork bool = false

@description('Optional. Addresses of the virtual network: a /24 or larger.')
param networkPrefix string = '10.20.0.0/24'

// What it does

@description('Optional. Where callers reach the app, without /api; empty for its own azurewebsites.net name.')
param publicBaseUrl string = ''

@description('Optional. What patients\' links begin with; empty for <public base>/api/join.')
param joinBaseUrl string = ''

@description('Optional. SHA-256 digest (hex) of the token that may make organisations; empty for nobody.')
param administratorDigest string = ''

@description('Optional. As whom the app signs in to Graph.')
@allowed([
  'managed-identity'
  'client-secret'
  'client-certificate'
])
param graphCredential string = 'managed-identity'

@description('Optional. The key id of the secret in use, with client-secret: the credential watch then knows it from its successors.')
param graphClientSecretId string = ''

@description('Optional. Client id of the app registration; empty for the managed identity made here.')
param graphClientId string = ''

@description('Optional. Tenant of the app registration, and of applications whose secrets are rotated.')
param graphTenantId string = ''

@description('Optional. Address of Graph in a national cloud; empty for the global one.')
param graphBaseUrl string = ''

@description('Optional. Vault for rotated secrets of other applications, made and opened to the app by hand; empty for no rotation. Needs graphTenantId.')
param rotationVaultUrl string = ''

@description('Optional. Address of Entra\'s login service in a national cloud; empty for the global one.')
param loginBaseUrl string = ''

@description('Optional. Which way patients are led into a meeting: by the meeting\'s own link, or by browser.')
@allowed([
  'teams'
  'browser'
  'auto'
])
param joinBy string = 'teams'

@description('Optional. How a mail carries its invite.')
@allowed([
  'inline'
  'attached'
])
param mailInvite string = 'inline'

@description('Optional. Who carries text messages. acs makes a Communication Services resource.')
@allowed([
  'none'
  'acs'
  'notify'
])
param smsProvider string = 'none'

@description('Optional. How many parts a text message of an organisation\'s own may have.')
@minValue(1)
@maxValue(6)
param smsMostParts int = 3

@description('Optional. The number (E.164) or name that texts come from, with acs.')
param acsSender string = ''

@description('Optional. Where Communication Services keeps data at rest.')
param acsDataLocation string = 'UK'

@description('Optional. The token that events of Communication Services bring along; empty for no events. The app is to be deployed already: it answers their handshake.')
@secure()
param smsCallbackToken string = ''

@description('Optional. SHA-256 digest (hex) of the token that the carrier of texts calls back with; two with a comma between them while it is changed.')
param smsCallbackTokenDigest string = ''

@description('Optional. Whether texts ask patients to answer. acsSender is then a number.')
@allowed([
  'none'
  'offered'
])
param smsReplies string = 'none'

@description('Optional. The Notify template that holds the whole text, with notify.')
param notifyTemplateId string = ''

@description('Optional. Address of another Notify; empty for GOV.UK\'s.')
param notifyBaseUrl string = ''

@description('Optional. Client id of the app registration that staff sign in to; empty for no sign-in.')
param staffClientId string = ''

// Who watches it

@description('Optional. Mail addresses of those who act on alerts. Without any, alerts are shown in the portal alone.')
param alertEmails string[] = []

@description('Optional. Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 90

@description('Optional. Most GB of logs a day; -1 for no limit.')
param logDailyQuotaGb int = -1

@description('Optional. Monthly budget in the subscription\'s currency; 0 for none. Its warnings go to alertEmails.')
@minValue(0)
param monthlyBudget int = 0

@description('Optional. First day of the budget\'s first month, such as 2027-01-01; a budget needs it, and it stays.')
param budgetStart string = ''

var allTags = union(tags, { 'azd-env-name': environmentName })
var unique = uniqueString(subscription().id, resourceGroupName, environmentName)

// Every name, in one place. Storage and vault have 24 signs at most, and the vault's begins with a letter.
var names = {
  identity: 'id-virtual-visits-${environmentName}'
  storage: 'stvisits${unique}'
  vault: 'kv-visits-${unique}'
  workspace: 'log-virtual-visits-${environmentName}'
  insights: 'appi-virtual-visits-${environmentName}'
  plan: 'plan-virtual-visits-${environmentName}'
  app: 'func-virtual-visits-${environmentName}-${unique}'
  communication: 'acs-virtual-visits-${environmentName}-${unique}'
  network: 'vnet-virtual-visits-${environmentName}'
  actionGroup: 'ag-virtual-visits-${environmentName}'
  budget: 'budget-virtual-visits-${environmentName}'
}

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: resourceGroupName
  location: location
  tags: allTags
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  scope: group
  params: {
    name: names.identity
    location: location
    tags: allTags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    workspaceName: names.workspace
    insightsName: names.insights
    location: location
    tags: allTags
    retentionDays: logRetentionDays
    dailyQuotaGb: logDailyQuotaGb
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    name: names.storage
    location: location
    tags: allTags
    redundancy: storageRedundancy
    publicAccess: !privateNetwork
    lock: lockData
    workspaceId: monitoring.outputs.workspaceId
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  scope: group
  params: {
    name: names.vault
    location: location
    tags: allTags
    publicAccess: !privateNetwork
    lock: lockData
    workspaceId: monitoring.outputs.workspaceId
  }
}

module communication 'modules/communication.bicep' = if (smsProvider == 'acs') {
  name: 'communication'
  scope: group
  params: {
    name: names.communication
    tags: allTags
    dataLocation: acsDataLocation
  }
}

module roles 'modules/roles.bicep' = {
  name: 'roles'
  scope: group
  params: {
    principalId: identity.outputs.principalId
    storageName: storage.outputs.name
    vaultName: vault.outputs.name
    insightsName: monitoring.outputs.insightsName
    communicationName: smsProvider == 'acs' ? communication.outputs.name : ''
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  name: 'network'
  scope: group
  params: {
    name: names.network
    location: location
    tags: allTags
    prefix: networkPrefix
    storageId: storage.outputs.id
    vaultId: vault.outputs.id
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  scope: group
  params: {
    name: names.app
    planName: names.plan
    location: location
    tags: allTags
    identityId: identity.outputs.id
    packageContainerUrl: storage.outputs.packageContainerUrl
    subnetId: privateNetwork ? network.outputs.appSubnetId : ''
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    httpConcurrency: httpConcurrency
    alwaysReady: alwaysReady
    workspaceId: monitoring.outputs.workspaceId
  }
  dependsOn: [
    roles
  ]
}

module settings 'modules/settings.bicep' = {
  name: 'settings'
  scope: group
  params: {
    siteName: app.outputs.name
    identityClientId: identity.outputs.clientId
    blobUrl: storage.outputs.blobUrl
    queueUrl: storage.outputs.queueUrl
    tableUrl: storage.outputs.tableUrl
    vaultUrl: vault.outputs.url
    insightsConnection: monitoring.outputs.insightsConnection
    publicBaseUrl: empty(publicBaseUrl) ? app.outputs.url : publicBaseUrl
    joinBaseUrl: joinBaseUrl
    administratorDigest: administratorDigest
    staffSignIn: empty(staffClientId) ? 'none' : 'app-service'
    graphCredential: graphCredential
    graphClientSecretId: graphClientSecretId
    graphClientId: empty(graphClientId) ? identity.outputs.clientId : graphClientId
    graphTenantId: graphTenantId
    graphBaseUrl: graphBaseUrl
    rotationVaultUrl: rotationVaultUrl
    loginBaseUrl: loginBaseUrl
    joinBy: joinBy
    mailInvite: mailInvite
    smsProvider: smsProvider
    smsMostParts: smsMostParts
    acsEndpoint: smsProvider == 'acs' ? communication.outputs.endpoint : ''
    acsSender: acsSender
    notifyTemplateId: notifyTemplateId
    notifyBaseUrl: notifyBaseUrl
    smsReplies: smsReplies
    callbackTokenDigest: smsCallbackTokenDigest
  }
}

module textEvents 'modules/text-events.bicep' = if (smsProvider == 'acs' && !empty(smsCallbackToken)) {
  name: 'text-events'
  scope: group
  params: {
    communicationName: communication.outputs.name
    tags: allTags
    receiver: '${empty(publicBaseUrl) ? app.outputs.url : publicBaseUrl}/api/callbacks/acs'
    callbackToken: smsCallbackToken
  }
  dependsOn: [
    settings
  ]
}

module signIn 'modules/sign-in.bicep' = if (!empty(staffClientId)) {
  name: 'sign-in'
  scope: group
  params: {
    siteName: app.outputs.name
    clientId: staffClientId
  }
  dependsOn: [
    settings
  ]
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  scope: group
  params: {
    environmentName: environmentName
    actionGroupName: names.actionGroup
    location: location
    tags: allTags
    workspaceId: monitoring.outputs.workspaceId
    emails: alertEmails
  }
}

module workbook 'modules/workbook.bicep' = {
  name: 'workbook'
  scope: group
  params: {
    environmentName: environmentName
    location: location
    tags: allTags
    workspaceId: monitoring.outputs.workspaceId
  }
}

module budget 'modules/budget.bicep' = if (monthlyBudget > 0 && !empty(budgetStart) && !empty(alertEmails)) {
  name: 'budget'
  scope: group
  params: {
    name: names.budget
    amount: monthlyBudget
    start: budgetStart
    emails: alertEmails
  }
}

// What people and azd need to go on with; none of it is secret.

@description('The resource group.')
output AZURE_RESOURCE_GROUP string = group.name

@description('The function app, for the package.')
output FUNCTION_APP_NAME string = app.outputs.name

@description('Where callers reach the app.')
output PUBLIC_BASE_URL string = empty(publicBaseUrl) ? app.outputs.url : publicBaseUrl

@description('The vault that takes the secrets.')
output KEY_VAULT_NAME string = vault.outputs.name

@description('The storage account.')
output STORAGE_ACCOUNT_NAME string = storage.outputs.name

@description('Client id of the managed identity, for the scripts that grant access.')
output IDENTITY_CLIENT_ID string = identity.outputs.clientId

@description('Object id of the managed identity, for the scripts that grant access.')
output IDENTITY_OBJECT_ID string = identity.outputs.principalId
