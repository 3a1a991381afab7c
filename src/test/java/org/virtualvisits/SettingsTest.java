package org.virtualvisits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.virtualvisits.core.join.WayIn;

final class SettingsTest {

    private static final String KEY = base64(32);
    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final String OTHER_DIGEST = "fedcba9876543210".repeat(4);

    private final Map<SettingName, String> fewest = new EnumMap<>(Map.of(
            SettingName.STORAGE_TABLE_URI, "https://a.table.example.org",
            SettingName.STORAGE_QUEUE_URI, "https://a.queue.example.org",
            SettingName.PUBLIC_BASE_URL, "https://visits.example.org",
            SettingName.JOIN_LINK_KEY, KEY,
            SettingName.GRAPH_CLIENT_ID, "app-1"));

    private final Map<SettingName, String> every = everySetting();

    @Test
    void theFewestSettingsGetTheSafestDefaults() {
        assertThat(read(fewest))
                .isEqualTo(new Settings(
                        new Settings.Storage.ByIdentity(
                                URI.create("https://a.table.example.org"),
                                URI.create("https://a.queue.example.org"),
                                Optional.empty()),
                        URI.create("https://visits.example.org"),
                        URI.create("https://visits.example.org/api/join"),
                        KEY,
                        Optional.empty(),
                        Optional.empty(),
                        new Settings.Graph(
                                URI.create("https://graph.microsoft.com/v1.0"),
                                "app-1",
                                new Settings.Credential.ManagedIdentity("app-1"),
                                Optional.empty()),
                        Settings.MailInvite.INLINE,
                        new Settings.Sms.None(),
                        false,
                        WayIn.By.TEAMS,
                        3,
                        Optional.empty(),
                        new Settings.Callbacks(List.of(), false)));
    }

    @Test
    void everySettingIsReadFromItsOwnName() {
        assertThat(read(every))
                .isEqualTo(new Settings(
                        new Settings.Storage.ByIdentity(
                                URI.create("https://a.table.example.org"),
                                URI.create("https://a.queue.example.org"),
                                Optional.of("identity-1")),
                        URI.create("https://visits.example.org"),
                        URI.create("https://v.example.org"),
                        KEY,
                        Optional.of(DIGEST),
                        Optional.of(URI.create("https://vault.example.org")),
                        new Settings.Graph(
                                URI.create("https://graph.example.org/v1.0"),
                                "app-1",
                                new Settings.Credential.ClientSecret("tenant-1", "app-1", "graph-secret"),
                                Optional.of("key-1")),
                        Settings.MailInvite.ATTACHED,
                        new Settings.Sms.Notify(
                                "notify-key", "template-1", Optional.of(URI.create("https://notify.example.org"))),
                        true,
                        WayIn.By.AUTO,
                        2,
                        Optional.of(new Settings.Rotation(
                                URI.create("https://rotated.example.org"),
                                URI.create("https://login.example.org"),
                                "tenant-1")),
                        new Settings.Callbacks(List.of(DIGEST, OTHER_DIGEST), true)));
    }

    @Test
    void eachOtherChoiceReadsItsOwnSettings() {
        Settings other = read(
                with(with(every, SettingName.SMS_PROVIDER, "acs"), SettingName.GRAPH_CREDENTIAL, "client-certificate"));

        assertThat(other.sms()).isEqualTo(new Settings.Sms.Acs(URI.create("https://acs.example.org"), "+447700900999"));
        assertThat(other.graph().credential())
                .isEqualTo(new Settings.Credential.ClientCertificate("tenant-1", "app-1", "graph-certificate"));
    }

    @ParameterizedTest
    @CsvSource({"Springfield, digest", "+447700900999, ''", "'', digest"})
    void repliesAreOfferedOnlyWhereTheyCanComeIn(String sender, String token) {
        var settings = with(
                with(with(every, SettingName.SMS_PROVIDER, "acs"), SettingName.ACS_SENDER, sender),
                SettingName.CALLBACK_TOKEN_SHA256,
                token.isEmpty() ? "" : DIGEST);

        assertThatThrownBy(() -> read(settings)).hasMessageContaining("SMS_REPLIES");
    }

    /** Guards the tests above: a setting that is not in their example is one that nobody has seen being read. */
    @Test
    void theExampleHoldsEverySettingThereIs() {
        assertThat(every).containsOnlyKeys(SettingName.values());
    }

    @ParameterizedTest
    @EnumSource(
            value = SettingName.class,
            names = {"STORAGE_TABLE_URI", "STORAGE_QUEUE_URI"})
    void withoutBothAddressesStorageIsReachedByItsConnectionString(SettingName missing) {
        assertThat(read(without(every, missing)).storage())
                .isEqualTo(new Settings.Storage.ByConnectionString("storage-secret"));
    }

    @Test
    void azuriteIsReachedByItsShortName() {
        var azurite = new Settings.Storage.ByConnectionString("UseDevelopmentStorage=true");

        assertThat(Production.tables(azurite).getServiceEndpoint())
                .isEqualTo("http://127.0.0.1:10002/devstoreaccount1");
        assertThat(Production.queues(azurite).getQueueServiceUrl())
                .isEqualTo("http://127.0.0.1:10001/devstoreaccount1");
    }

    @ParameterizedTest
    @CsvSource({
        "https://visits.example.org, https://visits.example.org/api/join",
        "https://visits.example.org/, https://visits.example.org/api/join",
        "https://example.org/visits/, https://example.org/visits/api/join",
        "http://127.0.0.1:7071, http://127.0.0.1:7071/api/join"
    })
    void joinLinksLeadHereUnlessAnotherPlaceIsNamed(String publicBase, URI expected) {
        assertThat(read(with(fewest, SettingName.PUBLIC_BASE_URL, publicBase)).joinBase())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(
            value = SettingName.class,
            names = {"PUBLIC_BASE_URL", "JOIN_LINK_KEY", "GRAPH_CLIENT_ID", "STORAGE_TABLE_URI", "STORAGE_QUEUE_URI"})
    void whatIsAlwaysNeededIsMissed(SettingName name) {
        assertThat(problems(without(fewest, name)))
                .singleElement()
                .matches(problem -> problem.contains(name.key()) && problem.contains("missing"));
    }

    @ParameterizedTest
    @CsvSource({
        "GRAPH_CREDENTIAL, client-secret, GRAPH_TENANT_ID is missing, GRAPH_CLIENT_SECRET is missing",
        "GRAPH_CREDENTIAL, client-certificate, GRAPH_TENANT_ID is missing, GRAPH_CLIENT_CERTIFICATE is missing",
        "SMS_PROVIDER, acs, ACS_ENDPOINT is missing, ACS_SENDER is missing",
        "SMS_PROVIDER, notify, NOTIFY_API_KEY is missing, NOTIFY_TEMPLATE_ID is missing"
    })
    void whatAChoiceNeedsIsMissed(SettingName name, String choice, String one, String other) {
        assertThat(problems(with(fewest, name, choice))).containsExactly(one, other);
    }

    @ParameterizedTest
    @EnumSource(SettingName.class)
    void blankIsTheSameAsAbsent(SettingName name) {
        assertThat(outcome(with(every, name, " \t "))).isEqualTo(outcome(without(every, name)));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("wrongValues")
    void aWrongValueIsNamedAndNotShown(SettingName name, String value, String problem) {
        assertThat(problems(with(every, name, value)))
                .containsExactly(name.key() + " " + problem)
                .noneMatch(text -> text.contains(value));
    }

    static Stream<Arguments> wrongValues() {
        Stream<Arguments> addresses = Arrays.stream(SettingName.values())
                .filter(name -> name.key().matches(".*(_URL|ServiceUri)"))
                .flatMap(name -> Stream.of(
                                "http://a.example.com", "ftp://a.example.com", "a.example.com", "https:///a", "a b")
                        .map(value -> arguments(name, value, "must be an https address")));
        return Stream.concat(
                addresses,
                Stream.of(
                        arguments(SettingName.JOIN_LINK_KEY, base64(31), "must hold at least 32 bytes"),
                        arguments(SettingName.JOIN_LINK_KEY, "%%%", "must be Base64"),
                        arguments(
                                SettingName.ADMINISTRATOR_TOKEN_SHA256,
                                DIGEST.substring(1),
                                "must be 64 lower-case hexadecimal digits"),
                        arguments(
                                SettingName.ADMINISTRATOR_TOKEN_SHA256,
                                DIGEST.replace('a', 'A'),
                                "must be 64 lower-case hexadecimal digits"),
                        arguments(
                                SettingName.GRAPH_CREDENTIAL,
                                "MANAGED_IDENTITY",
                                "must be one of managed-identity, client-secret, client-certificate"),
                        arguments(SettingName.JOIN_BY, "browsers", "must be one of teams, browser, auto"),
                        arguments(SettingName.MAIL_INVITE, "Inline", "must be one of inline, attached"),
                        arguments(SettingName.SMS_PROVIDER, "pigeon", "must be one of none, acs, notify")));
    }

    @Test
    void anAddressOfAChoiceIsCheckedOnceItIsChosen() {
        assertThat(problems(with(with(every, SettingName.SMS_PROVIDER, "acs"), SettingName.ACS_ENDPOINT, "acs")))
                .containsExactly("ACS_ENDPOINT must be an https address");
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThat(problems(Map.of(SettingName.SMS_PROVIDER, "acs", SettingName.MAIL_INVITE, "x")))
                .containsExactlyInAnyOrder(
                        "PUBLIC_BASE_URL is missing",
                        "AzureWebJobsStorage__tableServiceUri and AzureWebJobsStorage__queueServiceUri are missing, and so"
                                + " is AzureWebJobsStorage",
                        "JOIN_LINK_KEY is missing",
                        "GRAPH_CLIENT_ID is missing",
                        "MAIL_INVITE must be one of inline, attached",
                        "ACS_ENDPOINT is missing",
                        "ACS_SENDER is missing");
    }

    @ParameterizedTest
    @EnumSource(
            value = SettingName.class,
            names = {"JOIN_LINK_KEY", "ADMINISTRATOR_TOKEN_SHA256", "GRAPH_CLIENT_SECRET", "NOTIFY_API_KEY"})
    void whatIsPrintedShowsNoSecret(SettingName secret) {
        Settings settings = read(every);

        assertThat(settings + " " + App.Deployment.of(settings))
                .contains("https://visits.example.org")
                .doesNotContain(every.get(secret));
    }

    private Map<SettingName, String> everySetting() {
        var all = new EnumMap<>(fewest);
        all.put(SettingName.STORAGE, "storage-secret");
        all.put(SettingName.STORAGE_CLIENT_ID, "identity-1");
        all.put(SettingName.JOIN_BASE_URL, "https://v.example.org");
        all.put(SettingName.ADMINISTRATOR_TOKEN_SHA256, DIGEST);
        all.put(SettingName.JOIN_BY, "auto");
        all.put(SettingName.SMS_REPLIES, "offered");
        all.put(SettingName.CALLBACK_TOKEN_SHA256, DIGEST + ", " + OTHER_DIGEST);
        all.put(SettingName.KEY_VAULT_URL, "https://vault.example.org");
        all.put(SettingName.STAFF_SIGN_IN, "app-service");
        all.put(SettingName.SMS_MOST_PARTS, "2");
        all.put(SettingName.GRAPH_BASE_URL, "https://graph.example.org/v1.0");
        all.put(SettingName.GRAPH_CREDENTIAL, "client-secret");
        all.put(SettingName.GRAPH_TENANT_ID, "tenant-1");
        all.put(SettingName.GRAPH_CLIENT_SECRET, "graph-secret");
        all.put(SettingName.GRAPH_CLIENT_SECRET_ID, "key-1");
        all.put(SettingName.GRAPH_CLIENT_CERTIFICATE, "graph-certificate");
        all.put(SettingName.ROTATION_VAULT_URL, "https://rotated.example.org");
        all.put(SettingName.LOGIN_BASE_URL, "https://login.example.org");
        all.put(SettingName.MAIL_INVITE, "attached");
        all.put(SettingName.SMS_PROVIDER, "notify");
        all.put(SettingName.ACS_ENDPOINT, "https://acs.example.org");
        all.put(SettingName.ACS_SENDER, "+447700900999");
        all.put(SettingName.NOTIFY_API_KEY, "notify-key");
        all.put(SettingName.NOTIFY_TEMPLATE_ID, "template-1");
        all.put(SettingName.NOTIFY_BASE_URL, "https://notify.example.org");
        return all;
    }

    private static Settings read(Map<SettingName, String> settings) {
        return Settings.from(settings.entrySet().stream()
                .collect(Collectors.toMap(setting -> setting.getKey().key(), Map.Entry::getValue)));
    }

    private static List<String> problems(Map<SettingName, String> settings) {
        String message = String.valueOf(outcome(settings));
        assertThat(message).startsWith("app settings: ");
        return List.of(message.substring("app settings: ".length()).split("; "));
    }

    private static Object outcome(Map<SettingName, String> settings) {
        try {
            return read(settings);
        } catch (IllegalStateException refusal) {
            return String.valueOf(refusal.getMessage());
        }
    }

    private static Map<SettingName, String> with(Map<SettingName, String> settings, SettingName name, String value) {
        var changed = new EnumMap<>(settings);
        changed.put(name, value);
        return changed;
    }

    private static Map<SettingName, String> without(Map<SettingName, String> settings, SettingName name) {
        var changed = new EnumMap<>(settings);
        changed.remove(name);
        return changed;
    }

    private static String base64(int bytes) {
        return Base64.getEncoder().encodeToString("x".repeat(bytes).getBytes(StandardCharsets.UTF_8));
    }
}
