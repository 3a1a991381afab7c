package org.virtualvisits.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A newcomer's walk through docs/howto: every command, path, setting, script and parameter that a page names is there. */
final class HowtoTest {

    private static final String GOOD = """
            Set `PUBLIC_BASE_URL`, see `infra/main.bicep` and `/api/health`; held by `BicepTest`.

            ```sh
            export TOKEN_DIGEST=$(printf %s "$TOKEN" | sha256sum | cut -d' ' -f1)
            az deployment sub create --name virtual-visits --location uksouth --template-file infra/main.bicep \\
              --parameters infra/dev.bicepparam privateNetwork=true
            az keyvault secret set --vault-name $KEY_VAULT_NAME --name join-link-key --value $(openssl rand -base64 32)
            az storage message peek --queue-name send-notice --account-name <name> --auth-mode login
            az storage entity query --table-name Unsettled --account-name <name> --auth-mode login
            azd env set AZURE_LOCATION uksouth
            mvn -Psandbox
            curl $PUBLIC_BASE_URL/api/organisations/springfield
            ```

            ```powershell
            Connect-MicrosoftTeams
            ./infra/scripts/Grant-MailAccess.ps1 -ClientId <id> `
              -ObjectId <id> -WhatIf
            ```
            """;

    @Test
    void everyNameInEveryPageIsThere() {
        List<String> pages = Markdown.files(".md")
                .filter(file -> file.startsWith("docs/howto"))
                .map(Object::toString)
                .toList();

        assertThat(pages).hasSizeGreaterThan(8);
        assertThat(pages.stream().flatMap(page -> HowtoRules.faults(page, Infrastructure.read(page)).stream()))
                .as("mend the page; a command that is right and new belongs in HowtoRules")
                .isEmpty();
    }

    @Test
    void thePageThatFaultsArePlantedInHasNone() {
        assertThat(faults(GOOD)).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("planted")
    void aPlantedFaultIsFound(String good, String bad, String fault) {
        assertThat(GOOD).contains(good);

        assertThat(faults(GOOD.replace(good, bad))).anyMatch(told -> told.contains(fault));
    }

    static Stream<Arguments> planted() {
        return Stream.of(
                Arguments.of("`PUBLIC_BASE_URL`", "`PUBLIC_BASE_URI`", "no setting or variable PUBLIC_BASE_URI"),
                Arguments.of("$KEY_VAULT_NAME", "$KEY_VAULT", "no setting or variable KEY_VAULT"),
                Arguments.of("`infra/main.bicep`", "`infra/mian.bicep`", "there is no infra/mian.bicep"),
                Arguments.of("infra/dev.bicepparam", "infra/test.bicepparam", "there is no infra/test.bicepparam"),
                Arguments.of("privateNetwork=", "privateNet=", "has no parameter privateNet"),
                Arguments.of("`/api/health`", "`/api/heath`", "no route /api/heath"),
                Arguments.of("/api/organisations/spr", "/api/organizations/spr", "no route /api/organizations"),
                Arguments.of("deployment sub create", "deployment create", "unknown command az deployment create"),
                Arguments.of("--template-file", "--template", "has no option --template"),
                Arguments.of("join-link-key", "joinlink-key", "no setting refers to the secret joinlink-key"),
                Arguments.of("send-notice", "send-notices", "no queue send-notices"),
                Arguments.of("--table-name Unsettled", "--table-name Unsetled", "no table Unsetled"),
                Arguments.of("AZURE_LOCATION", "AZURE_REGION", "reads no AZURE_REGION"),
                Arguments.of("azd env set", "azd environment set", "unknown command azd environment set"),
                Arguments.of("-Psandbox", "-Psandbx", "no profile sandbx"),
                Arguments.of("openssl rand", "opensl rand", "unknown command opensl"),
                Arguments.of("Connect-MicrosoftTeams", "Connect-Teams", "unknown cmdlet Connect-Teams"),
                Arguments.of("Grant-MailAccess", "Grant-MailAcces", "no script Grant-MailAcces"),
                Arguments.of("-ObjectId", "-ObjectID", "has no parameter ObjectID"),
                Arguments.of("BicepTest", "BicepsTest", "no test BicepsTest"));
    }

    private static List<String> faults(String page) {
        return HowtoRules.faults("page.md", page);
    }
}
