// A network of the app's own, through which alone storage and vault are reached.

@description('Required. Name of the virtual network.')
param name string

@description('Required. Region.')
param location string

@description('Required. Tags.')
param tags object

@description('Required. Addresses of the virtual network: a /24 or larger.')
param prefix string

@description('Required. Resource id of the storage account.')
param storageId string

@description('Required. Resource id of the key vault.')
param vaultId string

var endpoints = [
  {
    name: 'blob'
    target: storageId
    zone: 'privatelink.blob.${environment().suffixes.storage}'
  }
  {
    name: 'queue'
    target: storageId
    zone: 'privatelink.queue.${environment().suffixes.storage}'
  }
  {
    name: 'table'
    target: storageId
    zone: 'privatelink.table.${environment().suffixes.storage}'
  }
  {
    name: 'vault'
    target: vaultId
    zone: 'privatelink.vaultcore.azure.net'
  }
]

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        prefix
      ]
    }
    subnets: [
      {
        // Every instance of the plan takes an address; Flex Consumption wants this delegation.
        name: 'app'
        properties: {
          addressPrefix: cidrSubnet(prefix, 26, 0)
          delegations: [
            {
              name: 'flex-consumption'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: cidrSubnet(prefix, 26, 1)
        }
      }
    ]
  }
}

resource appSubnet 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' existing = {
  parent: network
  name: 'app'
}

resource endpointSubnet 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' existing = {
  parent: network
  name: 'endpoints'
}

module privateEndpoint 'private-endpoint.bicep' = [for endpoint in endpoints: {
  name: 'private-endpoint-${endpoint.name}'
  params: {
    name: '${name}-${endpoint.name}'
    location: location
    tags: tags
    groupId: endpoint.name
    targetId: endpoint.target
    zoneName: endpoint.zone
    networkId: network.id
    subnetId: endpointSubnet.id
  }
}]

@description('Subnet of the app.')
output appSubnetId string = appSubnet.id
