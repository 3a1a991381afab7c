package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.rotation.RotationVault;
import org.virtualvisits.core.rotation.RotationVaultContract;

final class InMemoryRotationVaultTest extends RotationVaultContract {

    private final InMemoryRotationVault vault = new InMemoryRotationVault();

    @Override
    protected RotationVault vault() {
        return vault;
    }

    @Override
    protected void setByHand(String secret, String text) {
        vault.put(secret, text);
    }
}
