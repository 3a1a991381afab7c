package org.virtualvisits;

/** Every app setting this program reads, by the name it has in Azure. docs/reference/settings.md says more. */
public enum SettingName {
    /** Connection string of the storage account; development only. */
    STORAGE("AzureWebJobsStorage"),
    /** Where tables are, reached by managed identity. */
    STORAGE_TABLE_URI("AzureWebJobsStorage__tableServiceUri"),
    /** Where queues are, reached by managed identity. */
    STORAGE_QUEUE_URI("AzureWebJobsStorage__queueServiceUri"),
    /** Which user-assigned identity reaches storage and vault. */
    STORAGE_CLIENT_ID("AzureWebJobsStorage__clientId"),
    /** Where callers reach this app. */
    PUBLIC_BASE_URL("PUBLIC_BASE_URL"),
    /** What patients' links begin with. */
    JOIN_BASE_URL("JOIN_BASE_URL"),
    /** The key that patients' links are derived with. */
    JOIN_LINK_KEY("JOIN_LINK_KEY"),
    /** Digest of the token that may create organisations. */
    ADMINISTRATOR_TOKEN_SHA256("ADMINISTRATOR_TOKEN_SHA256"),
    /** Which way patients are led into a meeting. */
    JOIN_BY("JOIN_BY"),
    /** How staff sign in. */
    STAFF_SIGN_IN("STAFF_SIGN_IN"),
    /** Where sources' signing secrets are. */
    KEY_VAULT_URL("KEY_VAULT_URL"),
    /** Where Microsoft Graph is. */
    GRAPH_BASE_URL("GRAPH_BASE_URL"),
    /** How this app signs in to Graph. */
    GRAPH_CREDENTIAL("GRAPH_CREDENTIAL"),
    /** The tenant of an app registration. */
    GRAPH_TENANT_ID("GRAPH_TENANT_ID"),
    /** The client id of the identity or app registration. */
    GRAPH_CLIENT_ID("GRAPH_CLIENT_ID"),
    /** The secret of an app registration. */
    GRAPH_CLIENT_SECRET("GRAPH_CLIENT_SECRET"),
    /** The key id of that secret. */
    GRAPH_CLIENT_SECRET_ID("GRAPH_CLIENT_SECRET_ID"),
    /** The certificate of an app registration. */
    GRAPH_CLIENT_CERTIFICATE("GRAPH_CLIENT_CERTIFICATE"),
    /** Where rotated secrets of other applications go. */
    ROTATION_VAULT_URL("ROTATION_VAULT_URL"),
    /** Where Entra's login service is. */
    LOGIN_BASE_URL("LOGIN_BASE_URL"),
    /** How a mail carries its invite. */
    MAIL_INVITE("MAIL_INVITE"),
    /** Who carries text messages. */
    SMS_PROVIDER("SMS_PROVIDER"),
    /** How many parts a text message of an organisation's own template may have. */
    SMS_MOST_PARTS("SMS_MOST_PARTS"),
    /** Where the Communication Services resource is. */
    ACS_ENDPOINT("ACS_ENDPOINT"),
    /** The number or name text messages come from. */
    ACS_SENDER("ACS_SENDER"),
    /** GOV.UK Notify's key. */
    NOTIFY_API_KEY("NOTIFY_API_KEY"),
    /** The Notify template that holds the whole text. */
    NOTIFY_TEMPLATE_ID("NOTIFY_TEMPLATE_ID"),
    /** Where GOV.UK Notify is. */
    NOTIFY_BASE_URL("NOTIFY_BASE_URL"),
    /** Whether patients can answer texts. */
    SMS_REPLIES("SMS_REPLIES"),
    /** Digests of the tokens that carriers call back with. */
    CALLBACK_TOKEN_SHA256("CALLBACK_TOKEN_SHA256");

    private final String key;

    SettingName(String key) {
        this.key = key;
    }

    /** The name in Azure. */
    public String key() {
        return key;
    }
}
