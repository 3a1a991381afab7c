/** Tells OpenTelemetry what operators watch; docs/reference/telemetry.md says who listens. */
@NullMarked
package org.virtualvisits.adapters.telemetry;

import org.jspecify.annotations.NullMarked;
