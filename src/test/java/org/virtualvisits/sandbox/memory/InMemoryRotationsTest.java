package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.rotation.Rotations;
import org.virtualvisits.core.rotation.RotationsContract;

final class InMemoryRotationsTest extends RotationsContract {

    private final Rotations rotations = new InMemoryRotations();

    @Override
    protected Rotations rotations() {
        return rotations;
    }
}
