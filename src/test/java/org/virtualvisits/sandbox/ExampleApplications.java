package org.virtualvisits.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.virtualvisits.sandbox.graph.ApplicationStore;
import org.virtualvisits.sandbox.graph.SimulatedApplication;
import org.virtualvisits.sandbox.vault.VaultSimulator;

/** A few app registrations with every state a credential can be in, by the days left. */
final class ExampleApplications {

    private static final String AMINA = "7d1f0000-0000-4000-8000-000000000001";
    private static final String JASLEEN = "7d1f0000-0000-4000-8000-000000000002";

    private static final String PRINCIPAL = "5e910000-0000-4000-8000-0000000000aa";

    private final ApplicationStore store;
    private final Instant now;

    private ExampleApplications(ApplicationStore store, Instant now) {
        this.store = store;
        this.now = now;
    }

    /** Puts them into a tenant. */
    static void put(ApplicationStore store, Instant now, String ownAppId) {
        var them = new ExampleApplications(store, now);
        them.application(1, "Appointment feed", ownId(1), List.of(AMINA), List.of(them.secret(1, 25)));
        them.application(2, "Lab results", ownId(2), List.of(AMINA, JASLEEN), List.of(them.secret(2, -3)));
        them.application(3, "=Rota \"export\"", ownId(3), List.of(), List.of(them.secret(3, -40), them.secret(4, 300)));
        them.application(4, "Virtual Visits", ownAppId, List.of(JASLEEN), List.of(them.secret(5, 12)));
        them.application(5, "Kiosk", ownId(5), List.of(JASLEEN), List.of(them.secret(6, 200)));
        them.application(6, "Referral inbox", ownId(6), List.of(AMINA, PRINCIPAL), List.of(them.secret(7, 20)));
        them.principal(ownAppId);
        them.signOn();
    }

    /** What the referral inbox reads. */
    static void put(VaultSimulator vault) {
        vault.client().setSecret("referral-inbox", "unseen-7");
    }

    /** This product as the tenant knows it: an owner of what it may rotate. */
    private void principal(String ownAppId) {
        store.put(new SimulatedApplication(
                SimulatedApplication.Form.SERVICE_PRINCIPAL,
                PRINCIPAL,
                ownAppId,
                "Virtual Visits",
                "Application",
                null,
                false,
                List.of(),
                List.of(),
                List.of()));
    }

    private static String ownId(int number) {
        return "5a9d0000-0000-4000-8000-00000000000" + number;
    }

    private void application(
            int number, String name, String appId, List<String> owners, List<SimulatedApplication.Secret> secrets) {
        store.put(new SimulatedApplication(
                SimulatedApplication.Form.APPLICATION,
                "a9910000-0000-4000-8000-00000000000" + number,
                appId,
                name,
                "Application",
                null,
                number == 1,
                owners,
                secrets,
                List.of()));
    }

    /** One SAML certificate as Entra makes it: Sign, Verify, and the private key's password. */
    private void signOn() {
        String mark = "q83vEjRWeJCrze8SNFZ4kKvN7xI=";
        Instant end = end(60);
        store.put(new SimulatedApplication(
                SimulatedApplication.Form.SERVICE_PRINCIPAL,
                "5e910000-0000-4000-8000-000000000001",
                ownId(7),
                "Intranet sign-on",
                "Application",
                "abcdef1234567890abcdef1234567890abcdef12",
                false,
                List.of(AMINA),
                List.of(new SimulatedApplication.Secret(
                        "5e920000-0000-4000-8000-000000000001", mark, null, "unseen-0", begun(), end)),
                List.of(
                        new SimulatedApplication.Key(
                                "5e920000-0000-4000-8000-000000000001",
                                mark,
                                "X509CertAndPassword",
                                "Sign",
                                begun(),
                                end),
                        new SimulatedApplication.Key(
                                "5e920000-0000-4000-8000-000000000002",
                                mark,
                                "AsymmetricX509Cert",
                                "Verify",
                                begun(),
                                end))));
    }

    private SimulatedApplication.Secret secret(int number, int days) {
        return new SimulatedApplication.Secret(
                "5ec20000-0000-4000-8000-00000000000" + number,
                null,
                "made by hand",
                "unseen-" + number,
                days > 150 ? now.minus(Duration.ofDays(10)) : begun(),
                end(days));
    }

    private Instant begun() {
        return now.minus(Duration.ofDays(400));
    }

    private Instant end(int days) {
        return now.plus(Duration.ofDays(days)).plusSeconds(60);
    }
}
