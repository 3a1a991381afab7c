// Where logs and measures go. Nobody writes to it by key: telemetry is taken from Entra identities alone.

@description('Required. Name of the Log Analytics workspace.')
param workspaceName string

@description('Required. Name of the Application Insights resource.')
param insightsName string

@description('Required. Region.')
param location string

@description('Required. Tags.')
param tags object

@description('Required. Days that logs are kept.')
param retentionDays int

@description('Required. Most GB a day; -1 for no limit.')
param dailyQuotaGb int

module workspace 'workspace.bicep' = {
  name: 'workspace'
  params: {
    workspaceName: workspaceName
    location: location
    tags: tags
    retentionDays: retentionDays
    dailyQuotaGb: dailyQuotaGb
    ruleId: ''
  }
}

module redaction 'redaction.bicep' = {
  name: 'redaction'
  params: {
    ruleName: 'dcr-${workspaceName}'
    workspaceId: workspace.outputs.workspaceId
    location: location
    tags: tags
  }
}

module redactingWorkspace 'workspace.bicep' = {
  name: 'redacting-workspace'
  params: {
    workspaceName: workspaceName
    location: location
    tags: tags
    retentionDays: retentionDays
    dailyQuotaGb: dailyQuotaGb
    ruleId: redaction.outputs.ruleId
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: redactingWorkspace.outputs.workspaceId
    DisableLocalAuth: true
    // The platform would else keep callers' addresses.
    DisableIpMasking: false
  }
}

@description('Resource id of the workspace.')
output workspaceId string = redactingWorkspace.outputs.workspaceId

@description('Name of the Application Insights resource.')
output insightsName string = insights.name

@description('Where telemetry is sent; with local authentication off it opens nothing by itself.')
output insightsConnection string = insights.properties.ConnectionString
