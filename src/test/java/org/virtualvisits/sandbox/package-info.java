/** The whole product on this machine, with simulators in place of the cloud. Never shipped. */
@NullMarked
package org.virtualvisits.sandbox;

import org.jspecify.annotations.NullMarked;
