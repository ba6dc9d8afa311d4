package io.kaocheng.connections;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Has Netty load {@link ServerConnections}. It asks for its extensions once, when the first
 * connection of the process is made, so this is said as soon as the configuration is read.
 */
public final class GuardsConnections implements SmallRyeConfigBuilderCustomizer {

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        System.setProperty(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    }
}
