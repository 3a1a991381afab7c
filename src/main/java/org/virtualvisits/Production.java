package org.virtualvisits;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.RetryOptions;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.TableServiceClientBuilder;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.security.keyvault.secrets.SecretClient;
import com.azure.security.keyvault.secrets.SecretClientBuilder;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.QueueServiceClientBuilder;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import io.opentelemetry.api.OpenTelemetry;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;
import org.virtualvisits.adapters.ehr.FhirEhr;
import org.virtualvisits.adapters.graph.GraphBrowserLinks;
import org.virtualvisits.adapters.graph.GraphClients;
import org.virtualvisits.adapters.graph.GraphDirectory;
import org.virtualvisits.adapters.graph.GraphExchange;
import org.virtualvisits.adapters.graph.GraphMail;
import org.virtualvisits.adapters.graph.GraphMailboxes;
import org.virtualvisits.adapters.graph.GraphMeetings;
import org.virtualvisits.adapters.graph.GraphTeams;
import org.virtualvisits.adapters.graph.InviteForm;
import org.virtualvisits.adapters.icalendar.ICalendarFeed;
import org.virtualvisits.adapters.icalendar.ICalendarInvites;
import org.virtualvisits.adapters.messaging.AcsTexts;
import org.virtualvisits.adapters.messaging.NotifyTexts;
import org.virtualvisits.adapters.phone.LibPhoneNumbers;
import org.virtualvisits.adapters.queue.QueueCallbackCalls;
import org.virtualvisits.adapters.queue.QueueRecoverRequests;
import org.virtualvisits.adapters.queue.QueueSweepCalls;
import org.virtualvisits.adapters.queue.QueueWakeups;
import org.virtualvisits.adapters.table.TableAddresses;
import org.virtualvisits.adapters.table.TableAlarms;
import org.virtualvisits.adapters.table.TableAllowance;
import org.virtualvisits.adapters.table.TableBookmarks;
import org.virtualvisits.adapters.table.TableCallbacks;
import org.virtualvisits.adapters.table.TableConsents;
import org.virtualvisits.adapters.table.TableDays;
import org.virtualvisits.adapters.table.TableFeeds;
import org.virtualvisits.adapters.table.TableForgottenVisits;
import org.virtualvisits.adapters.table.TableHealths;
import org.virtualvisits.adapters.table.TableIndexRows;
import org.virtualvisits.adapters.table.TableJoinLinks;
import org.virtualvisits.adapters.table.TableLines;
import org.virtualvisits.adapters.table.TableMonths;
import org.virtualvisits.adapters.table.TableOrganisations;
import org.virtualvisits.adapters.table.TableOwnTemplates;
import org.virtualvisits.adapters.table.TablePostings;
import org.virtualvisits.adapters.table.TableProgress;
import org.virtualvisits.adapters.table.TableReplies;
import org.virtualvisits.adapters.table.TableRetentionPeriods;
import org.virtualvisits.adapters.table.TableRuleSets;
import org.virtualvisits.adapters.table.TableStaffRoles;
import org.virtualvisits.adapters.table.TableStuck;
import org.virtualvisits.adapters.table.TableSweeps;
import org.virtualvisits.adapters.table.TableTraces;
import org.virtualvisits.adapters.table.TableUnsettled;
import org.virtualvisits.adapters.table.TableVisits;
import org.virtualvisits.adapters.telemetry.OpenTelemetryMeasures;
import org.virtualvisits.adapters.telemetry.OpenTelemetrySpans;
import org.virtualvisits.adapters.template.HandlebarsLanguage;
import org.virtualvisits.adapters.vault.KeyVaultSecrets;
import org.virtualvisits.core.hygiene.Mailboxes;
import org.virtualvisits.core.hygiene.Teams;
import org.virtualvisits.core.join.BrowserLinks;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.Invites;
import org.virtualvisits.core.notice.MailSender;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.notice.TextSender;
import org.virtualvisits.core.organisation.Secrets;
import org.virtualvisits.core.pace.Pace;
import org.virtualvisits.core.poll.Ehr;
import org.virtualvisits.core.reply.HelpTexts;
import org.virtualvisits.core.template.TemplateLanguage;
import org.virtualvisits.core.visit.Directory;
import org.virtualvisits.core.visit.Meetings;

/**
 * Puts the real adapters behind the ports, as the settings say. What only some functions need is made at its first use:
 * an instance that takes webhooks never loads Graph.
 */
final class Production {

    /** EHRs give up within seconds (athenahealth: two), so storage is given little more, once again included. */
    private static final Duration STORAGE_LIMIT = Duration.ofSeconds(4);

    private static final Duration CARRIER_LIMIT = Duration.ofSeconds(20);

    /** Two calls, a look and a send, stay within what a notice is claimed for. */
    private static final Duration NOTIFY_LIMIT = Duration.ofSeconds(10);

    /** How old configuration may be. */
    private static final Duration REMEMBERED = Duration.ofSeconds(60);

    private static final Logger LOG = Logger.getLogger("org.virtualvisits.graph");

    private Production() {}

    /** As whom the app signs in to Graph. */
    static TokenCredential credential(Settings settings) {
        return switch (settings.graph().credential()) {
            case Settings.Credential.ManagedIdentity(var clientId) ->
                new ManagedIdentityCredentialBuilder().clientId(clientId).build();
            case Settings.Credential.ClientSecret(var tenant, var clientId, var secret) ->
                new ClientSecretCredentialBuilder()
                        .tenantId(tenant)
                        .clientId(clientId)
                        .clientSecret(secret)
                        .build();
            case Settings.Credential.ClientCertificate(var tenant, var clientId, var pem) ->
                new ClientCertificateCredentialBuilder()
                        .tenantId(tenant)
                        .clientId(clientId)
                        .pemCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))
                        .build();
        };
    }

    /** The ports. */
    static App.Ports ports(Settings settings, TokenCredential graphCredential, OpenTelemetry telemetry, Clock clock) {
        TableServiceClient tables = tables(settings.storage());
        QueueServiceClient queues = queues(settings.storage());
        var measures = new OpenTelemetryMeasures(telemetry);
        var graph = new Lazily.Once<>(() -> graph(settings.graph(), graphCredential, measures));
        String appId = settings.graph().appId();
        return new App.Ports(
                new TableVisits(tables),
                new TableOrganisations(tables, clock, REMEMBERED),
                new TableUnsettled(tables),
                new TableAlarms(tables),
                new QueueWakeups(queues),
                new TableJoinLinks(tables),
                new TableAllowance(tables),
                secrets(settings, clock),
                Lazily.made(Meetings.class, () -> new GraphMeetings(graph.get(), appId, clock)),
                Lazily.made(BrowserLinks.class, () -> browserLinks(settings.graph(), graphCredential, measures, clock)),
                Lazily.made(Directory.class, () -> new GraphDirectory(graph.get(), appId, clock)),
                Messenger.of(
                        Lazily.made(TextSender.class, () -> texts(settings.sms(), graphCredential, clock)),
                        Lazily.made(
                                MailSender.class,
                                () -> new GraphMail(graph.get(), form(settings.mailInvite()), appId, clock))),
                new TemplatePorts(
                        new TableOwnTemplates(tables, clock, REMEMBERED),
                        Lazily.made(TemplateLanguage.class, HandlebarsLanguage::new),
                        settings.smsMostParts()),
                Lazily.made(Invites.class, ICalendarInvites::new),
                Lazily.made(Phones.class, () -> phones(settings.sms())),
                ProductionCredentials.ports(settings, tables, graph, clock),
                new Pace.Ports(new TableLines(tables), new TableHealths(tables)),
                measures,
                new OpenTelemetrySpans(telemetry),
                people(tables, queues),
                hygiene(tables, queues, graph, clock),
                new TablePostings(tables),
                ehrs(settings, tables, clock),
                new RetentionPorts(
                        new TableForgottenVisits(tables),
                        new TableRetentionPeriods(tables),
                        new TableIndexRows(tables)),
                ProductionReadiness.ports(settings, tables, queues, graph, clock),
                new ReplyPorts(
                        new TableCallbacks(tables),
                        new QueueCallbackCalls(queues),
                        new TableConsents(tables),
                        new TableReplies(tables),
                        Lazily.made(HelpTexts.class, HandlebarsLanguage::new)),
                clock,
                () -> UUID.randomUUID().toString(),
                new App.OperationsPorts(new TableStuck(tables), new TableProgress(tables)));
    }

    /** Where the app itself is reached on this machine, an EHR may be here, too. */
    private static EhrPorts ehrs(Settings settings, TableServiceClient tables, Clock clock) {
        boolean local = isLocal(settings.publicBase());
        return new EhrPorts(
                new TableBookmarks(tables),
                secrets -> Lazily.made(
                        Ehr.class,
                        () -> FhirEhr.over(
                                secrets, local, clock, () -> UUID.randomUUID().toString())));
    }

    private static HygienePorts hygiene(
            TableServiceClient tables, QueueServiceClient queues, Lazily.Once<GraphServiceClient> graph, Clock clock) {
        return new HygienePorts(
                new HygienePorts.Kept(new TableRuleSets(tables), new TableSweeps(tables), new QueueSweepCalls(queues)),
                Lazily.made(Mailboxes.class, () -> new GraphMailboxes(graph.get(), clock)),
                Lazily.made(Teams.class, () -> new GraphTeams(graph.get(), clock)));
    }

    static TableServiceClient tables(Settings.Storage storage) {
        var builder =
                new TableServiceClientBuilder().httpClient(http(STORAGE_LIMIT)).retryOptions(onceMore());
        return switch (storage) {
            case Settings.Storage.ByConnectionString(var text) ->
                builder.connectionString(text).buildClient();
            case Settings.Storage.ByIdentity(var tables, var queues, var clientId) ->
                builder.endpoint(tables.toString())
                        .credential(identity(clientId))
                        .buildClient();
        };
    }

    static QueueServiceClient queues(Settings.Storage storage) {
        var builder =
                new QueueServiceClientBuilder().httpClient(http(STORAGE_LIMIT)).retryOptions(onceMore());
        return switch (storage) {
            case Settings.Storage.ByConnectionString(var text) ->
                builder.connectionString(text).buildClient();
            case Settings.Storage.ByIdentity(var tables, var queues, var clientId) ->
                builder.endpoint(queues.toString())
                        .credential(identity(clientId))
                        .buildClient();
        };
    }

    private static PeoplePorts people(TableServiceClient tables, QueueServiceClient queues) {
        return new PeoplePorts(
                new TableDays(tables),
                new TableMonths(tables),
                new TableAddresses(tables),
                new TableTraces(tables),
                new TableFeeds(tables),
                new TableStaffRoles(tables),
                new QueueRecoverRequests(queues),
                new ICalendarFeed(),
                Production::secret);
    }

    /** 256 bits, as 64 letters and digits. */
    private static String secret() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static Secrets secrets(Settings settings, Clock clock) {
        return settings.keyVault()
                .<Secrets>map(vault -> Lazily.made(
                        Secrets.class,
                        () -> new KeyVaultSecrets(vault(vault, settings.storage(), STORAGE_LIMIT), clock)))
                .orElse(name -> Optional.empty());
    }

    static SecretClient vault(URI address, Settings.Storage storage, Duration limit) {
        return new SecretClientBuilder()
                .vaultUrl(address.toString())
                .credential(identity(clientId(storage)))
                .httpClient(http(limit))
                .retryOptions(onceMore())
                .buildClient();
    }

    private static TextSender texts(Settings.Sms sms, TokenCredential credential, Clock clock) {
        return switch (sms) {
            case Settings.Sms.None() -> (text, perhapsSent) -> nobodyCarriesTexts();
            case Settings.Sms.Acs(var endpoint, var sender) ->
                AcsTexts.over(carrier(endpoint, credential), endpoint, sender, clock);
            case Settings.Sms.Notify(var apiKey, var templateId, var base) ->
                NotifyTexts.over(
                        new HttpPipelineBuilder().httpClient(http(NOTIFY_LIMIT)).build(),
                        apiKey,
                        templateId,
                        base,
                        clock);
        };
    }

    private static Delivery nobodyCarriesTexts() {
        return new Delivery.Refused(new Attention(
                Attention.Code.NOTICE_FAILED,
                "This deployment sends no text messages.",
                "Set SMS_PROVIDER to acs or notify (docs/reference/settings.md), or rely on mail."));
    }

    /** Where nobody carries texts no number can take one, so that none is planned. */
    private static Phones phones(Settings.Sms sms) {
        var numbers = new LibPhoneNumbers();
        return switch (sms) {
            case Settings.Sms.None() ->
                (written, region) -> switch (numbers.read(written, region)) {
                    case Phones.Reading.Mobile(var number) -> new Phones.Reading.Fixed(number);
                    case Phones.Reading.Fixed fixed -> fixed;
                    case Phones.Reading.Unreadable unreadable -> unreadable;
                };
            case Settings.Sms.Acs acs -> numbers;
            case Settings.Sms.Notify notify -> numbers;
        };
    }

    private static HttpPipeline carrier(URI endpoint, TokenCredential credential) {
        return new HttpPipelineBuilder()
                .httpClient(http(CARRIER_LIMIT))
                .policies(signedIn(endpoint, credential, "https://communication.azure.com/.default"))
                .build();
    }

    /** The SDK's policy refuses plain http, which settings allow on this machine alone. */
    private static HttpPipelinePolicy signedIn(URI endpoint, TokenCredential credential, String scope) {
        if ("https".equals(endpoint.getScheme())) {
            return new BearerTokenAuthenticationPolicy(credential, scope);
        }
        return (context, next) -> credential
                .getToken(new TokenRequestContext().addScopes(scope))
                .flatMap(token -> {
                    context.getHttpRequest().setHeader(HttpHeaderName.AUTHORIZATION, "Bearer " + token.getToken());
                    return next.process();
                });
    }

    private static BrowserLinks browserLinks(
            Settings.Graph graph, TokenCredential credential, Measures measures, Clock clock) {
        return new GraphBrowserLinks(
                new HttpPipelineBuilder()
                        .httpClient(http(GraphBrowserLinks.CALL_LIMIT))
                        .policies(signedIn(graph.base(), credential, scope(graph)))
                        .build(),
                graph.base(),
                UUID::randomUUID,
                exchange -> counted(exchange, measures),
                clock);
    }

    private static GraphServiceClient graph(Settings.Graph graph, TokenCredential credential, Measures measures) {
        return GraphClients.connect(
                new GraphClients.Endpoint(graph.base(), scope(graph)),
                credential,
                GraphClients.CALL_LIMIT,
                UUID::randomUUID,
                exchange -> counted(exchange, measures));
    }

    private static void counted(GraphExchange exchange, Measures measures) {
        measures.count(Measure.GRAPH_CALLS, Map.of(Measures.Label.OUTCOME, outcome(exchange.status())));
        LOG.fine(() -> "graph " + exchange.method() + " " + exchange.status() + " request-id " + exchange.requestId());
    }

    static String scope(Settings.Graph graph) {
        return "https://"
                + (isLocal(graph.base()) ? "graph.microsoft.com" : graph.base().getHost()) + "/.default";
    }

    private static String outcome(int status) {
        if (status == 429) {
            return "throttled";
        }
        return status >= 500 || status < 200 ? "failed" : status >= 400 ? "refused" : "done";
    }

    private static boolean isLocal(URI base) {
        return "http".equals(base.getScheme());
    }

    private static InviteForm form(Settings.MailInvite invite) {
        return switch (invite) {
            case INLINE -> InviteForm.INLINE;
            case ATTACHED -> InviteForm.ATTACHED;
        };
    }

    private static TokenCredential identity(Optional<String> clientId) {
        var builder = new ManagedIdentityCredentialBuilder();
        clientId.ifPresent(builder::clientId);
        return builder.build();
    }

    private static Optional<String> clientId(Settings.Storage storage) {
        return storage instanceof Settings.Storage.ByIdentity(var tables, var queues, var clientId)
                ? clientId
                : Optional.empty();
    }

    static HttpClient http(Duration limit) {
        return new JdkHttpClientBuilder()
                .connectionTimeout(limit)
                .responseTimeout(limit)
                .readTimeout(limit)
                .writeTimeout(limit)
                .build();
    }

    private static RetryOptions onceMore() {
        return new RetryOptions(new FixedDelayOptions(1, Duration.ofMillis(250)));
    }
}
