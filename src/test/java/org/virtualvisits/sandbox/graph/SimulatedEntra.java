package org.virtualvisits.sandbox.graph;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the directory knows of an account besides its names.
 *
 * @param guest whether it is of another tenant
 * @param synced whether a local directory keeps it
 * @param licences each a set of service plans with their provisioning status
 */
public record SimulatedEntra(boolean guest, boolean synced, List<Map<String, String>> licences) {

    /** A member with an enterprise licence, all of it set up. */
    public static final SimulatedEntra LICENSED = new SimulatedEntra(
            false,
            false,
            List.of(Map.of(
                    "EXCHANGE_S_FOUNDATION", "Success",
                    "EXCHANGE_S_ENTERPRISE", "Success",
                    "MICROSOFTBOOKINGS", "Success",
                    "TEAMS1", "Success")));

    /** A member without a licence. */
    public static final SimulatedEntra UNLICENSED = new SimulatedEntra(false, false, List.of());

    public SimulatedEntra {
        licences = List.copyOf(licences);
    }

    /** The same with one plan of its licences in another state. */
    public SimulatedEntra withPlan(String name, String status) {
        return new SimulatedEntra(
                guest,
                synced,
                licences.stream()
                        .map(licence -> {
                            Map<String, String> other = new TreeMap<>(licence);
                            other.put(name, status);
                            return Map.copyOf(other);
                        })
                        .toList());
    }

    /** The same without one plan. */
    public SimulatedEntra withoutPlan(String name) {
        return new SimulatedEntra(
                guest,
                synced,
                licences.stream()
                        .map(licence -> {
                            Map<String, String> other = new TreeMap<>(licence);
                            other.remove(name);
                            return Map.copyOf(other);
                        })
                        .toList());
    }

    /** The same of another tenant. */
    public SimulatedEntra asGuest() {
        return new SimulatedEntra(true, synced, licences);
    }

    /** The same, kept by a local directory. */
    public SimulatedEntra asSynced() {
        return new SimulatedEntra(guest, true, licences);
    }
}
