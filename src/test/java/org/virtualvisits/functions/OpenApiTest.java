package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/reference/openapi.yaml has exactly the routes that there are; the join page's are checked beside it. */
final class OpenApiTest {

    private static final Pattern PATH = Pattern.compile("^  (/[^:]*):$");
    private static final Pattern METHOD = Pattern.compile("^    (get|put|post|patch|delete|head):$");

    @Test
    void everyRouteIsDocumentedAndNoOther() throws IOException {
        assertThat(documented()).isEqualTo(annotated()).hasSizeGreaterThan(25);
    }

    private static Set<String> documented() throws IOException {
        var routes = new TreeSet<String>();
        String path = "";
        for (String line : Files.readAllLines(Path.of("docs/reference/openapi.yaml"))) {
            Matcher names = PATH.matcher(line);
            Matcher method = METHOD.matcher(line);
            if (names.matches()) {
                path = names.group(1);
            } else if (method.matches() && !path.startsWith("/join/")) {
                routes.add(method.group(1).toUpperCase(Locale.ROOT) + " " + path);
            }
        }
        return routes;
    }

    private static Set<String> annotated() {
        var routes = new TreeSet<String>();
        Stream.of(
                        FhirFunctions.class,
                        VisitFunctions.class,
                        ConfigurationFunctions.class,
                        OperationsFunctions.class,
                        CredentialFunctions.class,
                        RotationFunctions.class,
                        HealthFunctions.class,
                        DayFunctions.class,
                        FeedFunctions.class,
                        RecoverFunctions.class,
                        DeviceFunctions.class,
                        StaffConfigurationFunctions.class,
                        HygieneFunctions.class,
                        ReadinessFunctions.class,
                        ReadinessPageFunctions.class,
                        SweepFunctions.class,
                        LatenessFunctions.class,
                        PollFunctions.class,
                        RetentionFunctions.class,
                        PrivacyFunctions.class,
                        CallbackFunctions.class,
                        ConsentFunctions.class,
                        RepliesFunctions.class,
                        TemplateFunctions.class)
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .flatMap(method -> Arrays.stream(method.getParameters()))
                .filter(parameter -> parameter.isAnnotationPresent(HttpTrigger.class))
                .forEach(parameter -> addRoutes(parameter, routes));
        return routes;
    }

    private static void addRoutes(Parameter parameter, Set<String> routes) {
        HttpTrigger trigger = parameter.getAnnotation(HttpTrigger.class);
        for (HttpMethod method : trigger.methods()) {
            routes.add(method.name() + " /" + trigger.route());
        }
    }
}
