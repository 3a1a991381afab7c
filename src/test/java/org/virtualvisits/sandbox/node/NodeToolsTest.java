package org.virtualvisits.sandbox.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NodeToolsTest {

    @Test
    void thisMachineHasNodeOrTheReasonSaysWhatIsMissing() {
        assertThat(NodeTools.find().isPresent())
                .isNotEqualTo(NodeTools.whyMissing().isPresent());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"v20.11.0, 20011", "v18.0.0, 18000", "v104.1.0, 104001", "20.1.0, 0", "not runnable, 0"})
    void theVersionIsReadFromWhatNodePrints(String printed, int number) {
        assertThat(NodeTools.versionNumber(printed)).isEqualTo(number);
    }

    @Test
    void theLockFileNamesNoRegistry() throws IOException {
        Path lock = NodeInstall.projectRoot()
                .orElseThrow()
                .resolve(NodeInstall.SOURCES)
                .resolve("package-lock.json");

        assertThat(Files.readString(lock)).contains("\"integrity\"").doesNotContain("\"resolved\"");
    }

    @Test
    void installersThatStartTogetherInstallOnce(@TempDir Path root) throws IOException {
        Path npm = fakeProject(root, 0);

        assertThat(Stream.generate(() -> CompletableFuture.supplyAsync(() -> new NodeInstall(npm, root).folder()))
                        .limit(4)
                        .toList())
                .extracting(CompletableFuture::join)
                .containsOnly(new NodeInstall(npm, root).folder());
        assertThat(root.resolve("runs")).hasContent("run");
    }

    @Test
    void anInstallThatFailedIsDoneAgain(@TempDir Path root) throws IOException {
        Path failing = fakeProject(root, 1);
        assertThat(CompletableFuture.supplyAsync(() -> new NodeInstall(failing, root).folder()))
                .failsWithin(Duration.ofMinutes(1))
                .withThrowableThat()
                .withMessageContaining("npm ci ended with 1");

        Path folder = new NodeInstall(fakeProject(root, 0), root).folder();

        assertThat(folder.resolve("package.json")).exists();
        assertThat(root.resolve("runs")).hasContent("run\nrun");
    }

    /** A project whose npm only notes that it ran, in the file {@code runs}. */
    private static Path fakeProject(Path root, int exit) throws IOException {
        Path sources = Files.createDirectories(root.resolve(NodeInstall.SOURCES));
        Files.writeString(sources.resolve("package.json"), "{}");
        Files.writeString(sources.resolve("package-lock.json"), "{}");
        Path npm = root.resolve("npm" + exit);
        String script = "#!/bin/sh\necho run >> '" + root.resolve("runs") + "'\nexit " + exit + "\n";
        Files.writeString(npm, script, StandardCharsets.UTF_8);
        assertThat(npm.toFile().setExecutable(true)).isTrue();
        return npm;
    }
}
