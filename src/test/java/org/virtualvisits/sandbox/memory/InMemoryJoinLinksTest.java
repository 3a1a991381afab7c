package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.visit.JoinLinks;
import org.virtualvisits.core.visit.JoinLinksContract;

final class InMemoryJoinLinksTest extends JoinLinksContract {

    private final JoinLinks links = new InMemoryJoinLinks();

    @Override
    protected JoinLinks links() {
        return links;
    }
}
