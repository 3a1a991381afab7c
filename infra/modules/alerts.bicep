// What wakes a person. The alerts themselves are data: infra/alerts.json.

@description('Required. Name of the environment, for titles.')
param environmentName string

@description('Required. Name of the group of people who are told.')
param actionGroupName string

@description('Required. Region.')
param location string

@description('Required. Tags.')
param tags object

@description('Required. Workspace that is asked.')
param workspaceId string

@description('Required. Mail addresses; none for alerts that are shown in the portal alone.')
param emails string[]

var alerts = loadJsonContent('../alerts.json')

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: actionGroupName
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: take('vv-${environmentName}', 12)
    emailReceivers: [for (email, i) in emails: {
      name: 'mail-${i}'
      emailAddress: email
      useCommonAlertSchema: true
    }]
  }
}

// Each query gives one row with one number, Value. The alert is on while it is above the threshold.
resource alert 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = [for item in alerts: {
  name: 'alert-${environmentName}-${item.name}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'Virtual Visits ${environmentName}: ${item.title}'
    description: 'What to do: ${item.runbook}'
    severity: item.severity
    enabled: true
    autoMitigate: true
    // A table is there from its first row on; before, the query would be refused.
    skipQueryValidation: true
    scopes: [
      workspaceId
    ]
    evaluationFrequency: item.every
    windowSize: item.window
    criteria: {
      allOf: [
        {
          query: item.query
          timeAggregation: 'Maximum'
          metricMeasureColumn: 'Value'
          operator: 'GreaterThan'
          threshold: item.threshold
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: [
        people.id
      ]
      customProperties: {
        runbook: item.runbook
      }
    }
  }
}]
