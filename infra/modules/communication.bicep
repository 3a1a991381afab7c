// Text messages by Azure Communication Services. A number or sender name is bought in the portal: that is a contract, not a
// template. What it tells of them comes by text-events.bicep.

@description('Required. Name of the resource.')
param name string

@description('Required. Tags.')
param tags object

@description('Required. Where data is kept at rest.')
param dataLocation string

resource communication 'Microsoft.Communication/communicationServices@2023-04-01' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    dataLocation: dataLocation
  }
}

// No diagnostic settings: this service's logs have patients' numbers.

@description('Name of the resource.')
output name string = communication.name

@description('Where texts are sent through.')
output endpoint string = 'https://${communication.properties.hostName}'
