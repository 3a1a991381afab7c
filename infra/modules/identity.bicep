// Whom the app is: one identity for storage, vault, telemetry, Communication Services and Graph. Nothing to keep or expire.

@description('Required. Name of the identity.')
param name string

@description('Required. Region.')
param location string

@description('Required. Tags.')
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
  tags: tags
}

@description('Resource id.')
output id string = identity.id

@description('Object id of its service principal.')
output principalId string = identity.properties.principalId

@description('Client id, which Entra, Teams and Exchange grant things to.')
output clientId string = identity.properties.clientId
