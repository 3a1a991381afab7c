package org.virtualvisits.sandbox.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the function for a request: of the routes that match path and method, the most literal one from the left. */
final class Router {

    private final List<String> prefix;
    private final List<Route> routes;

    /** Routes that no request could tell apart are refused. */
    Router(String routePrefix, List<Route> routes) {
        this.prefix = Route.split(routePrefix);
        this.routes = routes.stream().sorted().toList();
        for (Route route : routes) {
            for (Route other : routes) {
                if (route != other && route.clashesWith(other)) {
                    throw FunctionJson.refused(route.function(), "has the same route as '" + other.function() + "'");
                }
            }
        }
    }

    /** The route that answers, and the values of its parameters. */
    record Match(Route route, Map<String, Object> parameters) {}

    Optional<Match> match(String method, String rawPath) {
        List<String> path = Route.split(rawPath);
        if (path.size() < prefix.size() || !hasPrefix(path)) {
            return Optional.empty();
        }
        List<String> below = path.subList(prefix.size(), path.size());
        return routes.stream()
                .flatMap(route -> route.match(method, below).map(values -> new Match(route, values)).stream())
                .findFirst();
    }

    private boolean hasPrefix(List<String> path) {
        for (int i = 0; i < prefix.size(); i++) {
            if (!prefix.get(i).equalsIgnoreCase(path.get(i))) {
                return false;
            }
        }
        return true;
    }
}
