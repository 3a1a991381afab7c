// A warning before the month costs more than was meant. It stops nothing.

@description('Required. Name of the budget.')
param name string

@description('Required. What a month may cost, in the subscription\'s currency.')
param amount int

@description('Required. First day of the first month.')
param start string

@description('Required. Mail addresses that are warned.')
param emails string[]

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = {
  name: name
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: start
    }
    notifications: {
      actual80: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: emails
      }
      forecast100: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: emails
      }
    }
  }
}
