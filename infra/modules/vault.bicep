// Secrets of this deployment and of its sources. Access is by role; what is deleted can be brought back for 90 days.

@description('Required. Name of the vault.')
param name string

@description('Required. Region.')
param location string

@description('Required. Tags.')
param tags object

@description('Required. Whether it can be reached from public networks.')
param publicAccess bool

@description('Required. Whether a lock keeps it from being deleted.')
param lock bool

@description('Required. Workspace for its logs.')
param workspaceId string

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: subscription().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    publicNetworkAccess: publicAccess ? 'Enabled' : 'Disabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: publicAccess ? 'Allow' : 'Deny'
    }
  }
}

resource keep 'Microsoft.Authorization/locks@2020-05-01' = if (lock) {
  name: 'keep'
  scope: vault
  properties: {
    level: 'CanNotDelete'
    notes: 'Holds the key of patients\' links. docs/howto/decommission.md says when to take this off.'
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AuditEvent'
        enabled: true
      }
    ]
  }
}

@description('Name of the vault.')
output name string = vault.name

@description('Resource id of the vault.')
output id string = vault.id

@description('Where the vault is, without a slash at the end.')
output url string = 'https://${vault.name}${environment().suffixes.keyvaultDns}'
