package org.virtualvisits;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.virtualvisits.Settings.Credential;
import org.virtualvisits.Settings.Sms;
import org.virtualvisits.Settings.Storage;
import org.virtualvisits.core.join.WayIn;

/** Reads {@link Settings}, and collects what is wrong instead of stopping at the first. */
final class SettingsReader {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    /** A number, or a short code; names have letters. */
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,15}");

    private static final URI NOWHERE = URI.create("https://missing.invalid");

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    Settings read() {
        URI publicBase =
                uri(SettingName.PUBLIC_BASE_URL).orElseGet(() -> missing(SettingName.PUBLIC_BASE_URL, NOWHERE));
        Sms sms = sms();
        var settings = new Settings(
                storage(),
                publicBase,
                uri(SettingName.JOIN_BASE_URL).orElseGet(() -> URI.create(trimmed(publicBase) + "/api/join")),
                joinLinkKey(),
                administrator(),
                uri(SettingName.KEY_VAULT_URL),
                graph(),
                choice(SettingName.MAIL_INVITE, Settings.MailInvite.class, Settings.MailInvite.INLINE),
                sms,
                choice(SettingName.STAFF_SIGN_IN, SignIn.class, SignIn.NONE) == SignIn.APP_SERVICE,
                choice(SettingName.JOIN_BY, WayIn.By.class, WayIn.By.TEAMS),
                smsMostParts(),
                rotation(),
                callbacks(sms));
        if (!problems.isEmpty()) {
            throw new IllegalStateException("app settings: " + String.join("; ", problems));
        }
        return settings;
    }

    private Storage storage() {
        Optional<URI> tables = uri(SettingName.STORAGE_TABLE_URI);
        Optional<URI> queues = uri(SettingName.STORAGE_QUEUE_URI);
        if (tables.isPresent() && queues.isPresent()) {
            return new Storage.ByIdentity(tables.get(), queues.get(), text(SettingName.STORAGE_CLIENT_ID));
        }
        return text(SettingName.STORAGE)
                .<Storage>map(Storage.ByConnectionString::new)
                .orElseGet(() -> {
                    problems.add(SettingName.STORAGE_TABLE_URI.key() + " and " + SettingName.STORAGE_QUEUE_URI.key()
                            + " are missing, and so is " + SettingName.STORAGE.key());
                    return new Storage.ByConnectionString("");
                });
    }

    private String joinLinkKey() {
        String written = required(SettingName.JOIN_LINK_KEY);
        try {
            if (!written.isEmpty() && Base64.getDecoder().decode(written).length < 32) {
                problems.add(SettingName.JOIN_LINK_KEY.key() + " must hold at least 32 bytes");
            }
        } catch (IllegalArgumentException e) {
            problems.add(SettingName.JOIN_LINK_KEY.key() + " must be Base64");
        }
        return written;
    }

    private Optional<String> administrator() {
        Optional<String> digest = text(SettingName.ADMINISTRATOR_TOKEN_SHA256);
        if (digest.filter(its -> !DIGEST.matcher(its).matches()).isPresent()) {
            problems.add(SettingName.ADMINISTRATOR_TOKEN_SHA256.key() + " must be 64 lower-case hexadecimal digits");
        }
        return digest;
    }

    private Settings.Graph graph() {
        URI base = uri(SettingName.GRAPH_BASE_URL).orElse(URI.create("https://graph.microsoft.com/v1.0"));
        String clientId = required(SettingName.GRAPH_CLIENT_ID);
        Credential credential = switch (choice(
                SettingName.GRAPH_CREDENTIAL, CredentialKind.class, CredentialKind.MANAGED_IDENTITY)) {
            case MANAGED_IDENTITY -> new Credential.ManagedIdentity(clientId);
            case CLIENT_SECRET ->
                new Credential.ClientSecret(
                        required(SettingName.GRAPH_TENANT_ID), clientId, required(SettingName.GRAPH_CLIENT_SECRET));
            case CLIENT_CERTIFICATE ->
                new Credential.ClientCertificate(
                        required(SettingName.GRAPH_TENANT_ID),
                        clientId,
                        required(SettingName.GRAPH_CLIENT_CERTIFICATE));
        };
        return new Settings.Graph(base, clientId, credential, text(SettingName.GRAPH_CLIENT_SECRET_ID));
    }

    private Optional<Settings.Rotation> rotation() {
        Optional<URI> login = uri(SettingName.LOGIN_BASE_URL);
        return uri(SettingName.ROTATION_VAULT_URL)
                .map(vault -> new Settings.Rotation(
                        vault,
                        login.orElse(URI.create("https://login.microsoftonline.com")),
                        required(SettingName.GRAPH_TENANT_ID)));
    }

    private Sms sms() {
        return switch (choice(SettingName.SMS_PROVIDER, SmsKind.class, SmsKind.NONE)) {
            case NONE -> new Sms.None();
            case ACS ->
                new Sms.Acs(
                        uri(SettingName.ACS_ENDPOINT).orElseGet(() -> missing(SettingName.ACS_ENDPOINT, NOWHERE)),
                        required(SettingName.ACS_SENDER));
            case NOTIFY ->
                new Sms.Notify(
                        required(SettingName.NOTIFY_API_KEY),
                        required(SettingName.NOTIFY_TEMPLATE_ID),
                        uri(SettingName.NOTIFY_BASE_URL));
        };
    }

    /** Six parts are the most that GOV.UK Notify takes. */
    private int smsMostParts() {
        Optional<String> written = text(SettingName.SMS_MOST_PARTS);
        if (written.isPresent() && !written.get().matches("[1-6]")) {
            problems.add(SettingName.SMS_MOST_PARTS.key() + " must be a number from 1 to 6");
            return 3;
        }
        return written.map(Integer::valueOf).orElse(3);
    }

    private Settings.Callbacks callbacks(Sms sms) {
        List<String> tokens = text(SettingName.CALLBACK_TOKEN_SHA256)
                .map(written -> List.of(written.split("\\s*,\\s*", -1)))
                .orElse(List.of());
        if (tokens.size() > 2
                || !tokens.stream().allMatch(token -> DIGEST.matcher(token).matches())) {
            problems.add(SettingName.CALLBACK_TOKEN_SHA256.key()
                    + " must be 64 lower-case hexadecimal digits, or two such with a comma between them");
        }
        boolean replies = choice(SettingName.SMS_REPLIES, Replies.class, Replies.NONE) == Replies.OFFERED;
        if (replies && !canReceive(sms)) {
            problems.add(SettingName.SMS_REPLIES.key()
                    + " can be offered where texts come from a number: a sender's name" + " takes no replies");
        }
        if (replies && tokens.isEmpty()) {
            problems.add(SettingName.SMS_REPLIES.key() + " needs " + SettingName.CALLBACK_TOKEN_SHA256.key());
        }
        return new Settings.Callbacks(tokens, replies);
    }

    private static boolean canReceive(Sms sms) {
        return switch (sms) {
            case Sms.None() -> true; // no text goes out that could offer them
            case Sms.Acs(var endpoint, var sender) -> NUMBER.matcher(sender).matches();
            case Sms.Notify notify -> true;
        };
    }

    private <E extends Enum<E>> E choice(SettingName name, Class<E> kind, E otherwise) {
        Optional<String> written = text(name);
        if (written.isEmpty()) {
            return otherwise;
        }
        for (E one : kind.getEnumConstants()) {
            if (word(one).equals(written.get())) {
                return one;
            }
        }
        problems.add(name.key() + " must be one of " + words(kind));
        return otherwise;
    }

    private static <E extends Enum<E>> String words(Class<E> kind) {
        var words = new ArrayList<String>();
        for (E one : kind.getEnumConstants()) {
            words.add(word(one));
        }
        return String.join(", ", words);
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Plain http is for this machine only: tokens and patients' links travel over it. */
    private Optional<URI> uri(SettingName name) {
        Optional<String> written = text(name);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        try {
            var uri = new URI(written.get());
            boolean local = "127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost());
            if (uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || (local && "http".equals(uri.getScheme())))) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException e) {
            // Said below, like every address that is not one; the value stays out of it.
        }
        problems.add(name.key() + " must be an https address");
        return Optional.of(NOWHERE);
    }

    private String required(SettingName name) {
        return text(name).orElseGet(() -> missing(name, ""));
    }

    private <T> T missing(SettingName name, T standIn) {
        problems.add(name.key() + " is missing");
        return standIn;
    }

    private Optional<String> text(SettingName name) {
        return Optional.ofNullable(environment.get(name.key()))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static String trimmed(URI uri) {
        String text = uri.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private enum CredentialKind {
        MANAGED_IDENTITY,
        CLIENT_SECRET,
        CLIENT_CERTIFICATE
    }

    private enum SignIn {
        NONE,
        APP_SERVICE
    }

    private enum Replies {
        NONE,
        OFFERED
    }

    private enum SmsKind {
        NONE,
        ACS,
        NOTIFY
    }
}
