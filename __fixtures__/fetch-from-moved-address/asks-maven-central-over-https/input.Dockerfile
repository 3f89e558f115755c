FROM debian:bookworm
ADD http://repo1.maven.org/maven2/org/example/shop/1.4/shop-1.4.jar /opt/shop.jar
RUN wget -q https://repo1.maven.org/maven2/org/example/cart/1.0/cart-1.0.jar \
    && wget -q http://central.maven.org/maven2/org/example/till/2.1/till-2.1.jar
