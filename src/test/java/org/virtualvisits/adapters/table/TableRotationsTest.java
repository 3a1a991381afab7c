package org.virtualvisits.adapters.table;

import org.virtualvisits.core.rotation.Rotations;
import org.virtualvisits.core.rotation.RotationsContract;

final class TableRotationsTest extends RotationsContract {

    private final Rotations rotations = new TableRotations(FreshTables.table("Credentials"));

    @Override
    protected Rotations rotations() {
        return rotations;
    }
}
