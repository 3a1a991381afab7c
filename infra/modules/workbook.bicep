// One page in the portal with what the alerts look at.

@description('Required. Name of the environment, for the title.')
param environmentName string

@description('Required. Region.')
param location string

@description('Required. Tags.')
param tags object

@description('Required. Workspace that is asked.')
param workspaceId string

resource workbook 'Microsoft.Insights/workbooks@2022-04-01' = {
  name: guid(resourceGroup().id, 'virtual-visits')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Virtual Visits ${environmentName}'
    category: 'workbook'
    sourceId: workspaceId
    serializedData: loadTextContent('../workbook.json')
  }
}
