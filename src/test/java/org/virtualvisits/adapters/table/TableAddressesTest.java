package org.virtualvisits.adapters.table;

import org.virtualvisits.core.feed.Addresses;
import org.virtualvisits.core.feed.AddressesContract;

final class TableAddressesTest extends AddressesContract {

    private final Addresses addresses = new TableAddresses(FreshTables.table("Addresses"));

    @Override
    protected Addresses addresses() {
        return addresses;
    }
}
