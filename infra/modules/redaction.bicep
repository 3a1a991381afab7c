// Patients' links and clinicians' feeds have a token in their address, and the host tells Application Insights the address
// of every request. This rule takes the token out before anything is stored (V8). It asks only for what transformations
// may use (learn.microsoft.com, "Supported KQL features in Azure Monitor transformations").

@description('Required. Name of the rule.')
param ruleName string

@description('Required. Resource id of the workspace.')
param workspaceId string

@description('Required. Region, the workspace\'s.')
param location string

@description('Required. Tags.')
param tags object

var tokenTakenOut = 'source | extend Url = iif(Url matches regex @"/api/(join|feeds)/", strcat(extract(@"^(.*?/api/(join|feeds)/)", 1, Url), "-"), Url)'

resource rule 'Microsoft.Insights/dataCollectionRules@2023-03-11' = {
  name: ruleName
  location: location
  tags: tags
  kind: 'WorkspaceTransforms'
  properties: {
    destinations: {
      logAnalytics: [
        {
          name: 'workspace'
          workspaceResourceId: workspaceId
        }
      ]
    }
    dataFlows: [
      {
        streams: [
          'Microsoft-Table-AppRequests'
        ]
        destinations: [
          'workspace'
        ]
        transformKql: tokenTakenOut
      }
    ]
  }
}

@description('Resource id of the rule.')
output ruleId string = rule.id
