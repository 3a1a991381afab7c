/** The local host: serves the packaged functions on this machine by the contract of the Azure Functions host. Never shipped. */
@NullMarked
package org.virtualvisits.sandbox.host;

import org.jspecify.annotations.NullMarked;
