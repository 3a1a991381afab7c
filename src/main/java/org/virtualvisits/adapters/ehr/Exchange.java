package org.virtualvisits.adapters.ehr;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.core.poll.Ehr.Answer;
import org.virtualvisits.core.poll.Trouble;

/** Makes one request and says what came of it; one that fails is an answer, too. */
final class Exchange {

    /** What is unpacked counts, so that a small answer cannot grow large here. */
    static final int LARGEST = 8 << 20;

    private final OkHttpClient http;
    private final InstantSource clock;

    Exchange(OkHttpClient http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
    }

    /** One request; 401 is the caller's to understand. */
    Reply make(Request request) {
        try (Response response = http.newCall(request).execute()) {
            int status = response.code();
            return new Reply(status, status == 200 ? said(response) : refused(status, pause(response)));
        } catch (Doorway.Closed closed) {
            return new Reply(0, new Answer.Barred(Trouble.ADDRESS_REFUSED));
        } catch (ConnectException | NoRouteToHostException | UnknownHostException | SSLHandshakeException nobody) {
            return new Reply(0, new Answer.Later(Duration.ZERO, Hindrance.UNREACHED));
        } catch (IOException lost) {
            return new Reply(0, new Answer.Later(Duration.ZERO, Hindrance.UNANSWERED));
        }
    }

    private Duration pause(Response response) {
        return RetryAfter.read(response.header("Retry-After"), clock.instant());
    }

    private static Answer said(Response response) throws IOException {
        ResponseBody body = response.body();
        byte[] bytes = body == null ? new byte[0] : body.byteStream().readNBytes(LARGEST + 1);
        return bytes.length > LARGEST
                ? new Answer.Barred(Trouble.TOO_LARGE)
                : new Answer.Said(new String(bytes, StandardCharsets.UTF_8));
    }

    private static Answer refused(int status, Duration pause) {
        return switch (status) {
            case 401 -> new Answer.Barred(Trouble.SIGN_IN_REFUSED);
            case 403 -> new Answer.Barred(Trouble.FORBIDDEN);
            case 404, 410 -> new Answer.Absent();
            case 429 -> new Answer.Later(pause, Hindrance.THROTTLED);
            case 408, 425 -> new Answer.Later(pause, Hindrance.UNSURE);
            case 502, 503, 504 -> new Answer.Later(pause, Hindrance.UNANSWERED);
            default ->
                status >= 500
                        ? new Answer.Later(pause, Hindrance.UNSURE)
                        : new Answer.Barred(status >= 300 && status < 400 ? Trouble.ADDRESS_REFUSED : Trouble.REFUSED);
        };
    }

    /**
     * What came of a request.
     *
     * @param status 0 where no answer came
     */
    record Reply(int status, Answer answer) {

        boolean isUnauthorised() {
            return status == 401;
        }
    }
}
