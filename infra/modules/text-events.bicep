// What Azure Communication Services tells of texts, by Event Grid: patients' answers, and receipts. The app answers the
// handshake, so it is to be deployed before.

@description('Required. Name of the Communication Services resource.')
param communicationName string

@description('Required. Tags.')
param tags object

@description('Required. Where the app takes events.')
param receiver string

@description('Required. The token that events bring along, so that the app knows who calls.')
@secure()
param callbackToken string

resource communication 'Microsoft.Communication/communicationServices@2023-04-01' existing = {
  name: communicationName
}

resource topic 'Microsoft.EventGrid/systemTopics@2022-06-15' = {
  name: '${communicationName}-events'
  location: 'global'
  tags: tags
  properties: {
    source: communication.id
    topicType: 'Microsoft.Communication.CommunicationServices'
  }
}

resource reports 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2022-06-15' = {
  parent: topic
  name: 'sms'
  properties: {
    destination: {
      endpointType: 'WebHook'
      properties: {
        endpointUrl: receiver
        maxEventsPerBatch: 1
        // Event Grid signs nothing. A header is in no log, unlike what an address holds.
        deliveryAttributeMappings: [
          {
            name: 'Authorization'
            type: 'Static'
            properties: {
              value: 'Bearer ${callbackToken}'
              isSecret: true
            }
          }
        ]
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
