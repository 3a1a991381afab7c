package org.virtualvisits.core.organisation;

import java.util.Optional;

/** Port: where secrets are kept. They are named in configuration and never stored in it. */
public interface Secrets {

    /** The secret's value, which may be a few minutes old; empty if there is none of that name. */
    Optional<String> find(String name);
}
