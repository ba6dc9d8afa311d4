package io.kaocheng.local.replay;

import java.net.URI;
import java.util.function.UnaryOperator;

/**
 * Where the suite is, and how one gets in.
 *
 * @param gateway base URL of the one door
 * @param tokens an access token by client id
 */
public record Door(URI gateway, UnaryOperator<String> tokens) {}
