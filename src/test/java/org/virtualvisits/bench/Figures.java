package org.virtualvisits.bench;

import java.util.Collection;
import java.util.List;

/** What one run of the bench found. */
record Figures(Spread start, Spread startFloor, List<Contest> accept, List<Contest> visits, List<Calls.Step> calls) {

    /** Both sides of one measurement, a round of each in turn. */
    record Contest(int inFlight, int times, List<Load.Round> product, List<Load.Round> floor) {

        Spread rate() {
            return rates(product);
        }

        Spread floorRate() {
            return rates(floor);
        }

        Spread millis() {
            return millis(product);
        }

        Spread floorMillis() {
            return millis(floor);
        }

        /** How many times as long as the floor. */
        double ratio() {
            return floorRate().median() / rate().median();
        }

        private static Spread rates(List<Load.Round> rounds) {
            return new Spread(rounds.stream().map(Load.Round::perSecond).toList());
        }

        private static Spread millis(List<Load.Round> rounds) {
            return new Spread(rounds.stream()
                    .map(Load.Round::millis)
                    .flatMap(Collection::stream)
                    .toList());
        }
    }

    /** Measured values. */
    record Spread(List<Double> values) {

        Spread {
            values = values.stream().sorted().toList();
        }

        double least() {
            return values.getFirst();
        }

        double most() {
            return values.getLast();
        }

        double median() {
            return at(0.5);
        }

        /** The smallest value that is not exceeded by that share of all. */
        double at(double share) {
            return values.get((int) Math.ceil(share * values.size()) - 1);
        }
    }
}
