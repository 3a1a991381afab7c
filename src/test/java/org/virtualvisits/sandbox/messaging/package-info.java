/** Stand-ins for the services that carry text messages: real HTTP on 127.0.0.1. */
@NullMarked
package org.virtualvisits.sandbox.messaging;

import org.jspecify.annotations.NullMarked;
