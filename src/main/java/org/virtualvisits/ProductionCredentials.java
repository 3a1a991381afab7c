package org.virtualvisits;

import com.azure.core.http.HttpPipelineBuilder;
import com.azure.data.tables.TableServiceClient;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.virtualvisits.adapters.entra.EntraSignIns;
import org.virtualvisits.adapters.graph.GraphPasswords;
import org.virtualvisits.adapters.graph.GraphRegistrations;
import org.virtualvisits.adapters.icalendar.ICalendarExpiry;
import org.virtualvisits.adapters.table.TableCredentialLedger;
import org.virtualvisits.adapters.table.TableRotations;
import org.virtualvisits.adapters.template.HandlebarsLetters;
import org.virtualvisits.adapters.vault.KeyVaultRotation;
import org.virtualvisits.core.credential.CalendarEntries;
import org.virtualvisits.core.credential.Letters;
import org.virtualvisits.core.credential.Own;
import org.virtualvisits.core.credential.Registrations;
import org.virtualvisits.core.rotation.NoVault;
import org.virtualvisits.core.rotation.Passwords;
import org.virtualvisits.core.rotation.RotationVault;
import org.virtualvisits.core.rotation.SignIns;

/** Puts the real adapters behind the ports of the credential watch. */
final class ProductionCredentials {

    /** A rotation waits for nobody: whoever does not answer in this time is asked again by a later run. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private ProductionCredentials() {}

    static CredentialPorts ports(
            Settings settings, TableServiceClient tables, Supplier<GraphServiceClient> graph, Clock clock) {
        String appId = settings.graph().appId();
        return new CredentialPorts(
                new TableCredentialLedger(tables),
                Lazily.made(Registrations.class, () -> new GraphRegistrations(graph.get(), appId, clock)),
                Lazily.made(Letters.class, HandlebarsLetters::new),
                Lazily.made(CalendarEntries.class, ICalendarExpiry::new),
                new Own(appId, credential(settings.graph())),
                new RotationPorts(
                        new TableRotations(tables),
                        Lazily.made(Passwords.class, () -> new GraphPasswords(graph.get(), appId, clock)),
                        settings.rotation()
                                .<RotationVault>map(its -> Lazily.made(
                                        RotationVault.class,
                                        () -> new KeyVaultRotation(
                                                Production.vault(its.vault(), settings.storage(), LIMIT))))
                                .orElseGet(NoVault::new),
                        settings.rotation()
                                .<SignIns>map(its -> Lazily.made(SignIns.class, () -> signIns(settings, its)))
                                .orElseGet(NoVault::new)));
    }

    private static SignIns signIns(Settings settings, Settings.Rotation its) {
        return new EntraSignIns(
                new HttpPipelineBuilder().httpClient(Production.http(LIMIT)).build(),
                its.login(),
                its.tenant(),
                Production.scope(settings.graph()));
    }

    /** A certificate is known by its thumbprint, a secret by the key id that the deployment names. */
    private static Optional<String> credential(Settings.Graph graph) {
        return switch (graph.credential()) {
            case Settings.Credential.ManagedIdentity identity -> Optional.empty();
            case Settings.Credential.ClientSecret secret -> graph.secretId();
            case Settings.Credential.ClientCertificate(var tenant, var clientId, var pem) -> thumbprint(pem);
        };
    }

    /** Entra calls a certificate by its SHA-1 digest; that is a name here, and protects nothing. */
    private static Optional<String> thumbprint(String pem) {
        int begin = pem.indexOf("-----BEGIN CERTIFICATE-----");
        if (begin < 0) {
            return Optional.empty();
        }
        try {
            byte[] certificate = CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(pem.substring(begin).getBytes(StandardCharsets.US_ASCII)))
                    .getEncoded();
            return Optional.of(
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(certificate)));
        } catch (GeneralSecurityException unreadable) {
            return Optional.empty(); // signing in will say so
        }
    }
}
