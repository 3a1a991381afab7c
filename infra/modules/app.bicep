// The Flex Consumption plan and the function app on it. What the app is told stands in settings.bicep.

@description('Required. Name of the function app.')
param name string

@description('Required. Name of the plan.')
param planName string

@description('Required. Region.')
param location string

@description('Required. Tags.')
param tags object

@description('Required. Resource id of the app\'s identity.')
param identityId string

@description('Required. Container that holds the package.')
param packageContainerUrl string

@description('Required. Subnet that the app calls out from; empty for none.')
param subnetId string

@description('Required. Memory of an instance in MB.')
param instanceMemoryMB int

@description('Required. Most instances.')
param maximumInstanceCount int

@description('Required. HTTP requests that one instance takes at once.')
param httpConcurrency int

@description('Required. Instances that always run.')
param alwaysReady array

@description('Required. Workspace for its logs.')
param workspaceId string

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    tier: 'FlexConsumption'
    name: 'FC1'
  }
  properties: {
    reserved: true
  }
}

resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  // azd finds what to deploy to by this tag.
  tags: union(tags, { 'azd-service-name': 'visits' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      minTlsVersion: '1.2'
      http20Enabled: true
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainerUrl
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: alwaysReady
        triggers: {
          http: {
            perInstanceConcurrency: httpConcurrency
          }
        }
      }
      runtime: {
        name: 'java'
        version: '21'
      }
    }
  }
}

// Packages are published with an Entra token; the older ways with a password stay shut.
resource ftp 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: site
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource scm 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: site
  name: 'scm'
  properties: {
    allow: false
  }
}

// The host's own log. Not AppServiceHTTPLogs: it has the paths of patients' links.
resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: site
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'FunctionAppLogs'
        enabled: true
      }
    ]
  }
}

@description('Name of the function app.')
output name string = site.name

@description('Where the app is reached.')
output url string = 'https://${site.properties.defaultHostName}'
