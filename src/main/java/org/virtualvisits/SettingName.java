package org.virtualvisits;

/** Every app setting this program reads, by the name it has in Azure. docs/reference/settings.md says more. */
enum SettingName {
    STORAGE("AzureWebJobsStorage"),
    STORAGE_TABLE_URI("AzureWebJobsStorage__tableServiceUri"),
    STORAGE_QUEUE_URI("AzureWebJobsStorage__queueServiceUri"),
    STORAGE_CLIENT_ID("AzureWebJobsStorage__clientId"),
    PUBLIC_BASE_URL("PUBLIC_BASE_URL"),
    JOIN_BASE_URL("JOIN_BASE_URL"),
    JOIN_LINK_KEY("JOIN_LINK_KEY"),
    ADMINISTRATOR_TOKEN_SHA256("ADMINISTRATOR_TOKEN_SHA256"),
    KEY_VAULT_URL("KEY_VAULT_URL"),
    GRAPH_BASE_URL("GRAPH_BASE_URL"),
    GRAPH_CREDENTIAL("GRAPH_CREDENTIAL"),
    GRAPH_TENANT_ID("GRAPH_TENANT_ID"),
    GRAPH_CLIENT_ID("GRAPH_CLIENT_ID"),
    GRAPH_CLIENT_SECRET("GRAPH_CLIENT_SECRET"),
    GRAPH_CLIENT_CERTIFICATE("GRAPH_CLIENT_CERTIFICATE"),
    MAIL_INVITE("MAIL_INVITE"),
    SMS_PROVIDER("SMS_PROVIDER"),
    ACS_ENDPOINT("ACS_ENDPOINT"),
    ACS_SENDER("ACS_SENDER"),
    NOTIFY_API_KEY("NOTIFY_API_KEY"),
    NOTIFY_TEMPLATE_ID("NOTIFY_TEMPLATE_ID"),
    NOTIFY_BASE_URL("NOTIFY_BASE_URL");

    private final String key;

    SettingName(String key) {
        this.key = key;
    }

    /** The name in Azure. */
    String key() {
        return key;
    }
}
