// What the app is told: exactly the settings of docs/reference/settings.md. Empty means absent. Secrets are references
// to the vault; their values go there by hand (docs/howto/deploy.md) and never through a template.

@description('Required. Name of the function app.')
param siteName string

@description('Required. Client id of the app\'s identity.')
param identityClientId string

@description('Required. Where blobs are.')
param blobUrl string

@description('Required. Where queues are.')
param queueUrl string

@description('Required. Where tables are.')
param tableUrl string

@description('Required. Where the vault is.')
param vaultUrl string

@description('Required. Where telemetry is sent.')
param insightsConnection string

@description('Required. Where callers reach the app.')
param publicBaseUrl string

@description('Required. What patients\' links begin with, or empty.')
param joinBaseUrl string

@description('Required. Digest of the token that may make organisations, or empty.')
param administratorDigest string

@description('Required. As whom the app signs in to Graph.')
param graphCredential string

@description('Required. The key id of the secret in use; empty if there is none.')
param graphClientSecretId string

@description('Required. Client id that Graph knows.')
param graphClientId string

@description('Required. Tenant of an app registration, or empty.')
param graphTenantId string

@description('Required. Address of Graph, or empty.')
param graphBaseUrl string

@description('Required. The vault of rotated secrets, or empty.')
param rotationVaultUrl string

@description('Required. Address of Entra\'s login service, or empty.')
param loginBaseUrl string

@description('Required. Which way patients are led into a meeting.')
param joinBy string

@description('Required. How a mail carries its invite.')
param mailInvite string

@description('Required. Who carries text messages.')
param smsProvider string

@description('Required. How many parts a text message of an organisation\'s own may have.')
param smsMostParts int

@description('Required. Where texts are sent through, or empty.')
param acsEndpoint string

@description('Required. How staff sign in.')
@allowed([
  'none'
  'app-service'
])
param staffSignIn string

@description('Required. What texts come from, or empty.')
param acsSender string

@description('Required. The Notify template, or empty.')
param notifyTemplateId string

@description('Required. Address of Notify, or empty.')
param notifyBaseUrl string

@description('Required. Whether patients can answer texts.')
@allowed([
  'none'
  'offered'
])
param smsReplies string

@description('Required. Digest of the token that the carrier calls back with, or empty.')
param callbackTokenDigest string

resource site 'Microsoft.Web/sites@2024-04-01' existing = {
  name: siteName
}

resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: site
  name: 'appsettings'
  properties: {
    AzureWebJobsStorage__blobServiceUri: blobUrl
    AzureWebJobsStorage__queueServiceUri: queueUrl
    AzureWebJobsStorage__tableServiceUri: tableUrl
    AzureWebJobsStorage__credential: 'managedidentity'
    AzureWebJobsStorage__clientId: identityClientId
    APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnection
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
    OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identityClientId
    PUBLIC_BASE_URL: publicBaseUrl
    JOIN_BASE_URL: joinBaseUrl
    JOIN_LINK_KEY: '@Microsoft.KeyVault(SecretUri=${vaultUrl}/secrets/join-link-key/)'
    ADMINISTRATOR_TOKEN_SHA256: administratorDigest
    STAFF_SIGN_IN: staffSignIn
    KEY_VAULT_URL: vaultUrl
    GRAPH_BASE_URL: graphBaseUrl
    GRAPH_CREDENTIAL: graphCredential
    GRAPH_TENANT_ID: graphTenantId
    GRAPH_CLIENT_ID: graphClientId
    GRAPH_CLIENT_SECRET: graphCredential == 'client-secret' ? '@Microsoft.KeyVault(SecretUri=${vaultUrl}/secrets/graph-client-secret/)' : ''
    GRAPH_CLIENT_SECRET_ID: graphClientSecretId
    GRAPH_CLIENT_CERTIFICATE: graphCredential == 'client-certificate' ? '@Microsoft.KeyVault(SecretUri=${vaultUrl}/secrets/graph-client-certificate/)' : ''
    ROTATION_VAULT_URL: rotationVaultUrl
    LOGIN_BASE_URL: loginBaseUrl
    JOIN_BY: joinBy
    MAIL_INVITE: mailInvite
    SMS_PROVIDER: smsProvider
    SMS_MOST_PARTS: '${smsMostParts}'
    ACS_ENDPOINT: acsEndpoint
    ACS_SENDER: acsSender
    NOTIFY_API_KEY: smsProvider == 'notify' ? '@Microsoft.KeyVault(SecretUri=${vaultUrl}/secrets/notify-api-key/)' : ''
    NOTIFY_TEMPLATE_ID: notifyTemplateId
    NOTIFY_BASE_URL: notifyBaseUrl
    SMS_REPLIES: smsReplies
    CALLBACK_TOKEN_SHA256: callbackTokenDigest
  }
}
