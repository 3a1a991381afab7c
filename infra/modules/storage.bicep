// Tables and queues that the app uses, and the container of its packages. No shared keys: Entra identities alone.

@description('Required. Name of the account.')
param name string

@description('Required. Region.')
param location string

@description('Required. Tags.')
param tags object

@description('Required. Redundancy.')
param redundancy string

@description('Required. Whether it can be reached from public networks.')
param publicAccess bool

@description('Required. Whether a lock keeps it from being deleted.')
param lock bool

@description('Required. Workspace for its logs.')
param workspaceId string

var packageContainer = 'app-package'

// As org.virtualvisits.adapters.table.Tables has them.
var tables = [
  'Visits'
  'Unsettled'
  'Organisations'
  'Callers'
  'JoinLinks'
  'Allowance'
  'Credentials'
  'Reports'
  'Stuck'
  'Progress'
  'Pace'
  'Days'
  'Months'
  'Addresses'
  'Feeds'
  'StaffRoles'
  'Alarms'
  'HygieneRules'
  'Sweeps'
  'SweptMailboxes'
  'Bookmarks'
  'Readiness'
  'Callbacks'
  'Consents'
  'Templates'
]

// As Queues (core.visit), SweepCalls (core.hygiene), ReadinessCalls (core.readiness) and CallbackCalls (core.reply) have
// them. Each has a poison queue, so that reading it never fails.
var queues = [
  'reconcile-visit'
  'send-notice'
  'reconcile-visit-bulk'
  'send-notice-bulk'
  'recover-link'
  'start-sweep'
  'sweep-mailbox'
  'check-readiness'
  'take-callback'
]

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: redundancy
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    publicNetworkAccess: publicAccess ? 'Enabled' : 'Disabled'
    supportsHttpsTrafficOnly: true
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: publicAccess ? 'Allow' : 'Deny'
    }
  }
}

resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    // What undoes a wrong deployment or a deleted function key.
    isVersioningEnabled: true
    deleteRetentionPolicy: {
      enabled: true
      days: 14
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: 14
    }
  }
}

resource packages 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobService
  name: packageContainer
}

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2023-05-01' = [for tableName in tables: {
  parent: tableService
  name: tableName
}]

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource queue 'Microsoft.Storage/storageAccounts/queueServices/queues@2023-05-01' = [for queueName in queues: {
  parent: queueService
  name: queueName
}]

resource poisonQueue 'Microsoft.Storage/storageAccounts/queueServices/queues@2023-05-01' = [for queueName in queues: {
  parent: queueService
  name: '${queueName}-poison'
}]

// Rows and messages have no lifecycle of the service's own: the app's retention removes rows. Only old versions of blobs
// are removed here, never a current one: the running package is one.
resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'old-versions'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: [
                'blockBlob'
              ]
            }
            actions: {
              version: {
                delete: {
                  daysAfterCreationGreaterThan: 90
                }
              }
            }
          }
        }
      ]
    }
  }
  dependsOn: [
    blobService
  ]
}

resource keep 'Microsoft.Authorization/locks@2020-05-01' = if (lock) {
  name: 'keep'
  scope: account
  properties: {
    level: 'CanNotDelete'
    notes: 'Holds visits. docs/howto/decommission.md says when to take this off.'
  }
}

resource queueLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: queueService
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'StorageWrite'
        enabled: true
      }
      {
        category: 'StorageDelete'
        enabled: true
      }
    ]
  }
}

// Who changed or removed rows besides the app; not reads, of which there are too many to be worth their price.
resource tableLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: tableService
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'StorageDelete'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'Transaction'
        enabled: true
      }
    ]
  }
}

@description('Name of the account.')
output name string = account.name

@description('Resource id of the account.')
output id string = account.id

@description('Where blobs are.')
output blobUrl string = 'https://${account.name}.blob.${environment().suffixes.storage}'

@description('Where queues are.')
output queueUrl string = 'https://${account.name}.queue.${environment().suffixes.storage}'

@description('Where tables are.')
output tableUrl string = 'https://${account.name}.table.${environment().suffixes.storage}'

@description('Where the app\'s package is put.')
output packageContainerUrl string = 'https://${account.name}.blob.${environment().suffixes.storage}/${packages.name}'
