package org.virtualvisits;

import org.virtualvisits.core.credential.CredentialLedger;
import org.virtualvisits.core.rotation.Passwords;
import org.virtualvisits.core.rotation.RotateCredentials;
import org.virtualvisits.core.rotation.RotationVault;
import org.virtualvisits.core.rotation.Rotations;
import org.virtualvisits.core.rotation.SignIns;
import org.virtualvisits.core.rotation.StartRotation;
import org.virtualvisits.functions.RotationFunctions;

/** What the rotation of secrets needs from the world, and how it is put together. */
public record RotationPorts(Rotations rotations, Passwords passwords, RotationVault vault, SignIns signIns) {

    StartRotation start(CredentialLedger ledger, App.Ports ports) {
        return new StartRotation(ledger, rotations, passwords, vault, ports.clock());
    }

    RotationFunctions functions(Foundation foundation, StartRotation start) {
        App.Ports ports = foundation.ports();
        return new RotationFunctions(
                foundation.administrators(),
                foundation.timers(),
                start,
                new RotateCredentials(
                        rotations, passwords, vault, signIns, ports.measures(), ports.clock(), ports.runs()));
    }

    /** The same with other storage and another vault. */
    public RotationPorts with(Rotations otherRotations, RotationVault otherVault) {
        return new RotationPorts(otherRotations, passwords, otherVault, signIns);
    }
}
