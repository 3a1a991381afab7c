package org.virtualvisits.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.virtualvisits.build.BicepFile.Declaration;

/** The drawing in docs/reference/infrastructure.md is of the templates as they are; {@code -Dgolden.write=true} redraws it. */
final class InfrastructureDrawingTest {

    private static final Path PAGE = Path.of("docs/reference/infrastructure.md");
    private static final String BEGIN = "<!-- drawn by InfrastructureDrawingTest -->\n```mermaid\n";
    private static final String END = "```\n";

    @Test
    void theDrawingIsOfTheTemplates() throws IOException {
        String drawing = drawing(Infrastructure.templates());
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END, begin);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(PAGE, page.substring(0, begin) + drawing + page.substring(end));
            page = Files.readString(PAGE);
            end = page.indexOf(END, begin);
        }

        assertThat(page.substring(begin, end))
                .as("run with -Dgolden.write=true to redraw %s", PAGE)
                .isEqualTo(drawing);
    }

    @Test
    void aNewResourceAndANewNeedChangeTheDrawing() {
        var files = new TreeMap<>(Infrastructure.templates());
        String before = drawing(files);
        String identity = template(files, "infra/modules/identity.bicep").text();
        files.put(
                "infra/modules/identity.bicep",
                BicepFile.of(
                        "infra/modules/identity.bicep",
                        identity
                                + "resource more 'Microsoft.Network/virtualNetworks@2024-05-01' = {\n  name: name\n}\n"));

        assertThat(drawing(files)).isNotEqualTo(before).contains("identity_more");
    }

    private static String drawing(Map<String, BicepFile> files) {
        BicepFile main = template(files, "infra/main.bicep");
        var drawing = new StringBuilder("flowchart LR\n");
        Map<String, Declaration> modules = main.declarations("module")
                .collect(Collectors.toMap(Declaration::name, one -> one, (one, other) -> one, LinkedHashMap::new));
        modules.values().forEach(module -> draw(files, module, drawing));
        modules.values()
                .forEach(module -> module.node()
                        .all("member_expression")
                        .map(expression -> expression.text().replaceFirst("\\..*", ""))
                        .filter(modules::containsKey)
                        .distinct()
                        .sorted()
                        .forEach(needed -> drawing.append("  %s --> %s%n".formatted(needed, module.name()))));
        modules.values().stream()
                .filter(module ->
                        module.node().children("if_statement").findAny().isPresent())
                .forEach(module -> drawing.append("  style %s stroke-dasharray: 5 5%n".formatted(module.name())));
        return drawing.toString();
    }

    private static void draw(Map<String, BicepFile> files, Declaration module, StringBuilder drawing) {
        BicepFile file = template(files, "infra/" + module.target());
        drawing.append("  subgraph %s[\"%s\"]%n"
                .formatted(module.name(), module.target().replace("modules/", "")));
        file.declarations().stream()
                .filter(one -> (one.kind().equals("resource") && !one.isExisting())
                        || one.kind().equals("module"))
                .forEach(one -> drawing.append("    %s_%s[\"%s%s\"]%n"
                        .formatted(module.name(), one.name(), what(one), isEach(one) ? ", each" : "")));
        drawing.append("  end\n");
    }

    private static BicepFile template(Map<String, BicepFile> files, String path) {
        return Optional.ofNullable(files.get(path)).orElseThrow(() -> new IllegalArgumentException("no " + path));
    }

    private static String what(Declaration one) {
        String target = one.target().replaceFirst("@.*", "").replace(".bicep", "");
        return target.substring(target.lastIndexOf('/') + 1) + ": " + one.name();
    }

    private static boolean isEach(Declaration one) {
        return one.node().children("for_statement").findAny().isPresent();
    }
}
