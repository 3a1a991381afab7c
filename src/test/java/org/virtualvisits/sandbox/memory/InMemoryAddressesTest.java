package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.feed.Addresses;
import org.virtualvisits.core.feed.AddressesContract;

final class InMemoryAddressesTest extends AddressesContract {

    private final Addresses addresses = new InMemoryAddresses();

    @Override
    protected Addresses addresses() {
        return addresses;
    }
}
