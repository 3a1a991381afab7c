package org.virtualvisits.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.graph.SentMail;
import org.virtualvisits.sandbox.messaging.SentText;

/** Knows when a patient has both messages, from the simulators' own word. */
final class Arrivals implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final LocalWorld world;
    private final Map<String, CountDownLatch> awaited = new ConcurrentHashMap<>();
    private final List<Runnable> stops;
    private int texts;
    private int mails;

    Arrivals(LocalWorld world) {
        this.world = world;
        this.stops = List.of(world.graph().onChange(this::look), world.carrier().onChange(this::look));
    }

    /** To be called before the webhook is sent; what it returns waits for one text and one mail. */
    Runnable expect(String phone, String mail) {
        var both = new CountDownLatch(2);
        awaited.put(phone, both);
        awaited.put(mail, both);
        return () -> await(both, mail);
    }

    private synchronized void look() {
        List<SentText> allTexts = world.carrier().messages();
        allTexts.subList(texts, allTexts.size()).forEach(text -> arrived(text.to()));
        texts = allTexts.size();
        List<SentMail> allMails = world.graph().sentMail();
        allMails.subList(mails, allMails.size()).forEach(mail -> mail.to().forEach(this::arrived));
        mails = allMails.size();
    }

    private void arrived(String address) {
        CountDownLatch latch = awaited.remove(address);
        if (latch != null) {
            latch.countDown();
        }
    }

    private static void await(CountDownLatch both, String mail) {
        try {
            if (!both.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no text and mail for " + mail + " within a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        stops.forEach(Runnable::run);
    }
}
