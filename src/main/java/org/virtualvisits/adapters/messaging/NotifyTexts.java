package org.virtualvisits.adapters.messaging;
import java.net.URI; import java.util.Optional; import org.virtualvisits.core.notice.*;
public final class NotifyTexts implements TextSender { public NotifyTexts(String a, String b, Optional<URI> c) {} public Delivery send(Messenger.Text t, boolean p) { throw new IllegalStateException(); } }
