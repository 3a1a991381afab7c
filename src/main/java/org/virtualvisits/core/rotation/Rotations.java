package org.virtualvisits.core.rotation;

import java.util.List;
import java.util.Optional;

/** Port: the latest rotation of each application. No secret is in it. */
public interface Rotations {

    /** All of them, over or not; there are as many as applications that are rotated. */
    List<Rotation> all();

    /** An application's. */
    Optional<Rotation> find(String appId);

    /**
     * Writes one over the version that was read, or as the application's first.
     *
     * @return with its new version, or empty, and nothing is written, if somebody else was first
     */
    Optional<Rotation> write(Rotation next);
}
