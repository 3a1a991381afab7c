// Text messages by Azure Communication Services, and what it tells of them by Event Grid. A number or sender name is
// bought in the portal: that is a contract, not a template.

@description('Required. Name of the resource.')
param name string

@description('Required. Tags.')
param tags object

@description('Required. Where data is kept at rest.')
param dataLocation string

@description('Required. Address that events are sent to; empty for none. It may hold a function key.')
@secure()
param eventsUrl string

resource communication 'Microsoft.Communication/communicationServices@2023-04-01' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    dataLocation: dataLocation
  }
}

resource topic 'Microsoft.EventGrid/systemTopics@2022-06-15' = if (!empty(eventsUrl)) {
  name: '${name}-events'
  location: 'global'
  tags: tags
  properties: {
    source: communication.id
    topicType: 'Microsoft.Communication.CommunicationServices'
  }
}

resource reports 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2022-06-15' = if (!empty(eventsUrl)) {
  parent: topic
  name: 'sms'
  properties: {
    destination: {
      endpointType: 'WebHook'
      properties: {
        endpointUrl: eventsUrl
        maxEventsPerBatch: 1
      }
    }
    eventDeliverySchema: 'EventGridSchema'
    filter: {
      includedEventTypes: [
        'Microsoft.Communication.SMSDeliveryReportReceived'
        'Microsoft.Communication.SMSReceived'
      ]
    }
    retryPolicy: {
      maxDeliveryAttempts: 30
      eventTimeToLiveInMinutes: 1440
    }
  }
}

// No diagnostic settings: this service's logs have patients' numbers.

@description('Name of the resource.')
output name string = communication.name

@description('Where texts are sent through.')
output endpoint string = 'https://${communication.properties.hostName}'
