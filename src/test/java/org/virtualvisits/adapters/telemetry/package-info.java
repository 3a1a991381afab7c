/** Tests of what OpenTelemetry is told. */
@NullMarked
package org.virtualvisits.adapters.telemetry;

import org.jspecify.annotations.NullMarked;
