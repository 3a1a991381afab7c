// The Log Analytics workspace. Deployed twice: the rule that takes tokens out of addresses can be made only when there is a
// workspace, and the workspace can name it only when there is a rule.

@description('Required. Name of the Log Analytics workspace.')
param workspaceName string

@description('Required. Region.')
param location string

@description('Required. Tags.')
param tags object

@description('Required. Days that logs are kept.')
param retentionDays int

@description('Required. Most GB a day; -1 for no limit.')
param dailyQuotaGb int

@description('Required. Resource id of the rule that all that comes in goes through; empty if there is none yet.')
param ruleId string

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: retentionDays
    workspaceCapping: {
      dailyQuotaGb: dailyQuotaGb
    }
    features: {
      disableLocalAuth: true
      enableLogAccessUsingOnlyResourcePermissions: true
    }
    defaultDataCollectionRuleResourceId: empty(ruleId) ? null : ruleId
  }
}

@description('Resource id of the workspace.')
output workspaceId string = workspace.id
