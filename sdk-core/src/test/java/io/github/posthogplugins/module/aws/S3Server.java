package io.github.posthogplugins.module.aws;

import java.net.URI;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobApiMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An S3 in memory that checks signatures. */
final class S3Server implements BeforeAllCallback, AfterAllCallback {

    private @Nullable BlobStoreContext store;
    private @Nullable S3Proxy proxy;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        store = ContextBuilder.newBuilder(new TransientNio2BlobApiMetadata())
                .credentials("AK", "SK")
                .build(BlobStoreContext.class);
        proxy = S3Proxy.builder()
                .blobStore(store.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, "AK", "SK")
                // The Java SDK sends a newer checksum with deleteObjects than this server knows.
                .ignoreUnknownHeaders(true)
                .build();
        proxy.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + (proxy == null ? 0 : proxy.getPort());
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (proxy != null) {
            proxy.stop();
        }
        if (store != null) {
            store.close();
        }
    }
}
