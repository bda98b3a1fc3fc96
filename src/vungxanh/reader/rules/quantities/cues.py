"""Words around a number that say what is done with what it counts, and when it is a goal: tables."""

from vungxanh.reader.rules.quantities.nouns import table
from vungxanh.reader.rules.quantities.role_cues import ROLE_TAGS, promises
from vungxanh.reader.rules.wordlists import listed

_TAGS = {
    "arrest": """
        bắt giữ | bắt | phát hiện | khám phá | triệt phá | phá | tạm giam | bắt quả tang | đấu tranh
        khống chế | làm rõ | xử lý | bắt thêm | tóm gọn | phá án | vây bắt | bắt khẩn cấp | truy bắt
        bóc gỡ | đánh sập | phát hiện, bắt giữ | điều tra, khám phá | đưa ra ánh sáng | tóm | truy nã
        điều tra làm rõ | vận động đầu thú | đầu thú | ra đầu thú | đấu tranh, bắt giữ | bắt, xử lý
        triệu tập | bị bắt | đã bắt""",
    "prosecute": """
        khởi tố | khởi tố điều tra | khởi tố mới | khởi tố, điều tra | xử lý hình sự | đề nghị truy tố
        tạm giữ hình sự | tạm giữ""",
    "fine": """
        xử lý hành chính | xử phạt hành chính | xử phạt | xử phạt vi phạm hành chính | phạt hành chính
        phạt tiền | xử lý vi phạm hành chính | phạt cảnh cáo | chuyển xử lý hành chính""",
    "try": """
        xét xử | truy tố | đưa ra xét xử | tuyên phạt | tuyên án | thụ lý | xét xử sơ thẩm | kết án
        tử hình""",
    "seize": """
        thu giữ | thu | tịch thu | tang vật | vật chứng | thu được | thu hồi | tang vật thu giữ
        cất giấu | đã thu giữ""",
    "destroy": """
        tiêu hủy | phá nhổ | phá bỏ | nhổ bỏ | triệt phá | nhổ | chặt bỏ | phá hủy | triệt nhổ
        phát hiện, phá nhổ | vận động phá nhổ | thiêu hủy""",
    "abolish": """
        dẹp | triệt xóa | xóa bỏ | xóa | triệt phá | chuyển hóa | xóa sổ | đánh sập | giải tỏa | triệt tiêu
        triệt | dẹp bỏ | xóa được | bóc gỡ | triệt hạ | phá | xử lý dứt điểm | giải quyết | đã giải quyết
        giải quyết được | giải quyết xong | đấu tranh triệt xóa
        giải quyết dứt điểm | phá vỡ | dập tắt | đã triệt xóa | gỡ được | gỡ bỏ | xóa nốt | xóa dứt
        xóa dứt điểm | gỡ xong | dọn sạch | làm sạch | xử lý xong | gỡ""",
    "rehab": """
        hồ sơ bắt buộc | hồ sơ cai | diện bắt buộc | hồ sơ cai bắt buộc
        cai nghiện | cơ sở cai nghiện | đi cai | đưa đi cai | cai nghiện bắt buộc | cai nghiện tự nguyện
        áp dụng biện pháp đưa vào | cơ sở cai nghiện bắt buộc | điều trị nghiện | cắt cơn
        điều trị cắt cơn | trung tâm cai nghiện | cai nghiện tại | cai nghiện ma túy | cai bắt buộc
        cai tự nguyện | trung tâm 06 | cơ sở điều trị | điều trị, cai nghiện | đi trung tâm
        vào trung tâm | cscn | đi cai bắt buộc | đi cai tự nguyện | đang cai | vào cơ sở | các cơ sở cai
        vào các cơ sở | nhận vào cơ sở | chịu đi cai | CNBB | CNTN | cai nghiện BB | cai nghiện TN
        đưa đi được | đưa đi | cai mới
        điều trị cho | đang điều trị cho | chữa trị cho | cai nghiện cho | điều trị nghiện cho
        cai nghiện ma túy cho | cắt cơn cho | cai nghiện tự nguyện cho | cai nghiện bắt buộc cho
        điều trị cắt cơn cho | cai nghiện đối với | cai nghiện bắt buộc đối với
        cai tại cộng đồng | cai ở cộng đồng | cai ở nhà | cai tại cơ sở | cai ở cơ sở | cai tập trung
        hoàn thành hồ sơ cai | hoàn thiện hồ sơ cai | hoàn tất hồ sơ cai | hoàn thành hồ sơ đưa đi cai
        tiếp nhận cai | cai nốt | vô cơ sở | cai tại nhà
        cai tại gia đình""",
    "postrehab": """
        sau cai | quản lý sau cai | sau cai nghiện | sau khi cai nghiện | hậu cai nghiện
        cai nghiện xong | QLSC | QLSCN""",
    "methadone": """
        methadone | thuốc thay thế | methadone cho | thuốc thay thế cho
        điều trị thay thế | suboxone | buprenorphine
        điều trị thay thế cho | uống methadone | đang điều trị | tham gia điều trị | vào điều trị
        nhận điều trị | điều trị mới | điều trị bằng thuốc thay thế""",
    "addict": """
        người nghiện | nghiện ma túy | nghiện | con nghiện | đối tượng nghiện | nghiện các chất ma túy
        người nghiện ma túy | nghiện có hồ sơ | NNMT | NNMT có HSQL | người nghiện có HSQL""",
    "user": """
        sử dụng trái phép | người sử dụng | sử dụng ma túy | đối tượng sử dụng
        sử dụng trái phép chất ma túy | người sử dụng trái phép | NSDTPCMT | SDTPCMT | SDTP chất ma túy
        NSDTP | sử dụng trái phép CMT | sử dụng TPCMT | người sử dụng TPCMT | sử dụng trái phép chất MT
        sử dụng trái phép MT""",
    "manage": """
        hồ sơ quản lý | có hồ sơ | quản lý | đang quản lý | hiện có | diện quản lý | lập hồ sơ quản lý
        theo dõi | hiện còn | có hồ sơ quản lý | trong diện quản lý | được quản lý | lập danh sách
        danh sách quản lý | thống kê | HSQL | có HSQL""",
    "organised_use": """
        tổ chức sử dụng | tổ chức sử dụng trái phép | chứa chấp | chứa chấp việc sử dụng
        tổ chức cho người khác sử dụng""",
    "test": """
        xác định tình trạng nghiện | khám sàng lọc | xác định nghiện
        xét nghiệm | test | dương tính | test nhanh | nước tiểu | lấy mẫu | kiểm tra chất ma túy
        sàng lọc | âm tính | test nước tiểu | phản ứng dương tính""",
    "propaganda": """
        tuyên truyền | phát thanh | truyền thông | mít tinh | phổ biến | giáo dục pháp luật | phát động
        tuyên truyền, giáo dục | nói chuyện chuyên đề | ngoại khóa | tuyên truyền, phổ biến
        tuyên truyền lưu động | tuyên truyền miệng | sinh hoạt chuyên đề | nói chuyện | diễn đàn
        ký cam kết | họp dân | tuyên truyền trực tiếp | họp ấp | họp bản | họp thôn | đài pt-th
        báo và đài | phát sóng | đăng tải | đăng phát | tin, bài | chiếu phim | treo băng rôn | thu hút
        diễu hành | tuyên truyền lồng ghép | tuyên truyền tại | tuyên truyền tập trung | phát loa
        loa phát thanh""",
    "attend": """
        tham gia | tham dự | dự | lắng nghe | theo dõi | hưởng ứng | cho | với sự tham gia | thu hút
        đến nghe | nghe | người nghe | người tham gia | người tham dự | lượt người | có mặt""",
    "drug_free": """
        không ma túy | không có ma túy | không có tệ nạn ma túy | không tệ nạn ma túy | sạch về ma túy
        sạch ma túy | không còn ma túy | không còn tệ nạn ma túy | trong sạch về ma túy
        trắng về ma túy | trắng ma túy | không có tệ nạn về ma túy | không có người nghiện
        không có ma tuý và tội phạm | không tệ nạn | không có tội phạm và tệ nạn ma túy
        không có tội phạm, tệ nạn ma túy | đạt chuẩn không ma túy | không phức tạp về ma túy
        không có tội phạm ma túy | sạch tệ nạn ma túy | không có người nghiện ma túy | không có tệ nạn
        không về ma túy | chưa có ma túy | chưa có tệ nạn ma túy | chưa có người nghiện
        "trắng" về ma túy
        'trắng' về ma túy | “không ma túy” | "không ma túy"
        “sạch” về ma túy | “trắng” về ma túy | an toàn không ma túy | "sạch" về ma túy
        'sạch' về ma túy | “sạch ma túy” | “không” ma túy""",
    "with_drugs": """
        có tệ nạn ma túy | có ma túy | có người nghiện | có tệ nạn | còn tệ nạn ma túy
        có người nghiện ma túy""",
    "key": """
        trọng điểm | phức tạp | trọng điểm phức tạp | loại I | loại II | loại III | loại 1 | loại 2
        loại 3 | điểm nóng | phức tạp về ma túy | trọng điểm về ma túy | tiềm ẩn phức tạp""",
    "crime": """
        phạm tội | tội phạm | mua bán | vận chuyển | tàng trữ | tổ chức sử dụng | chứa chấp | sản xuất
        mua bán trái phép | tàng trữ trái phép | vận chuyển trái phép | liên quan | trồng | buôn bán
        liên quan đến ma túy | buôn ma túy | bán ma túy
        bán lẻ ma túy | bán lẻ | cưỡng bức | lôi kéo | cầm đầu | truy nã | dính líu
        dính líu đến | TPMT | TP về ma túy""",
    "drug": """
        ma túy | MT | chất gây nghiện | heroin | hêrôin | thuốc phiện | cần sa | hồng phiến | thuốc lắc
        ketamine | chất cấm | ma tuý tổng hợp | ma túy đá | methamphetamine | MTTH | cái chết trắng
        nước vui | anh túc""",
    "drug_crop": """
        thuốc phiện | cần sa | anh túc | cây có chứa chất ma túy | cây chứa chất ma túy
        có chứa chất ma túy | coca | cây trồng có chứa | chất ma túy""",
    "non_drug": """
        trật tự xã hội | hình sự các loại | án hình sự các loại | vụ án hình sự các loại
        phạm pháp hình sự | tội phạm hình sự | tham nhũng | môi trường | trộm cắp
        cướp | giết người | cờ bạc | đánh bạc | cố ý gây thương tích | mại dâm | buôn lậu
        gian lận thương mại | tai nạn giao thông | giao thông | cháy | cháy nổ | pháo | pháo nổ
        lừa đảo | mua bán người | xâm hại | tín dụng đen | nồng độ cồn | động vật hoang dã | xuất cảnh
        nhập cảnh | lâm luật | an toàn thực phẩm | hàng giả | hàng cấm | quản lý kinh tế
        phạm tội về kinh tế | tội phạm kinh tế | tham ô | rượu | thuốc lá | xăng dầu
        sử dụng công nghệ cao | gây rối | trật tự công cộng | chống người thi hành công vụ
        quản lý hành chính | đuối nước | phòng cháy | thuốc nổ | vật liệu nổ | hàng hóa | khoáng sản
        lâm sản | cướp giật | hiếp dâm | cá độ | cho vay nặng lãi | bạo lực | tội phạm mạng
        sách giáo khoa | thịt | thực phẩm | gia súc | gia cầm | nội tạng | tân dược | thuốc tân dược
        phân bón | thuốc giả | đường cát | hủy hoại tài sản
        an ninh mạng | mua bán hóa đơn | trật tự quản lý kinh tế
        xâm phạm sở hữu | trật tự, an toàn giao thông | tội phạm về kinh tế | phạm tội về trật tự
        trái phép vũ khí | vũ khí | súng | buôn bán hàng giả | trốn thuế | săn bắt | vi phạm kinh tế
        về kinh tế | lĩnh vực kinh tế | vụ kinh tế | tội danh khác | quản lý vũ khí | TTATXH | TTXH
        TPHS | trộm | đá gà | hình sự khác | án khác | về sở hữu | sở hữu | chiếm đoạt tài sản
        mắc ca | quế | cà phê | cây ăn quả | ăn quả | cao su | cây keo | sơn tra | thảo quả | sa nhân
        giống cây | giống lúa | giống ngô | ngô giống | giống lạc | rau màu""",
    "up": "tăng | tăng thêm | nhiều hơn | cao hơn | gia tăng | tăng lên | tăng hơn",
    "down": """
        giảm | kéo giảm | ít hơn | thấp hơn | giảm được | giảm còn | giảm xuống | làm giảm | giảm so với
        giảm mạnh | bớt | bớt được | giảm bớt | bớt đi | ít đi | vơi đi | hạ được""",
    "compare": """
        so với | cùng kỳ | cùng kỳ năm | giai đoạn trước | cùng kỳ năm trước | so cùng kỳ
        so với cùng kỳ | kỳ trước | quý trước | cùng thời điểm | cuối năm trước | so với năm
        niên vụ trước | so với cùng thời gian | so cùng thời gian | cùng kì | so cùng kì
        so với trước | thời điểm đầu năm
        vụ trước | so với tháng trước | so với năm trước | so với quý trước""",
    "exceed": "vượt | vượt mức | cao hơn chỉ tiêu | thấp hơn chỉ tiêu",
    "reach": "đạt | hoàn thành | đạt được | đã đạt",
    "share": """
        tức | tức là | tức đạt | ứng với | chiếm | tỷ lệ | tỉ lệ | chiếm tỷ lệ | chiếm tỉ lệ | tương đương
        bằng | tương ứng
        tương ứng với | tương đương với""",
    "goal_noun": """
        chỉ tiêu | kế hoạch | mục tiêu | chỉ tiêu được giao | kế hoạch năm | kế hoạch đề ra | yêu cầu
        NQ đề ra""",
    "goal": """
        phấn đấu | đề ra mục tiêu | với mục tiêu | mục tiêu | chỉ tiêu | dự kiến | đăng ký
        được giao | giao chỉ tiêu | giao | sẽ | quyết tâm
        đặt mục tiêu | tiến tới | hướng tới | phải | cần | trong giai đoạn tới | thời gian tới | bảo đảm
        đảm bảo | yêu cầu | đặt ra | đề ra | phấn đấu đến | phấn đấu giảm | phấn đấu đạt | chỉ tiêu giao
        chậm nhất | mục tiêu đến | không để | lộ trình | từng bước
        những năm tiếp theo | tiếp tục duy trì | kế hoạch năm | nâng lên | mục tiêu chung
        mục tiêu cụ thể | chỉ tiêu cụ thể | đề nghị | muốn vậy""",
    "due": """
        đến năm | đến hết năm | đến cuối năm | đến hết | đến cuối | trước ngày | tới năm | tới hết năm
        tới cuối năm | trước tháng | đến trước""",
    "order": "yêu cầu",
    "goal_strong": """
        phấn đấu | đặt mục tiêu | mục tiêu đến | chỉ tiêu năm tới | dự kiến | đăng ký | phấn đấu đến
        phấn đấu đạt | phấn đấu giảm | đề ra mục tiêu | với mục tiêu | chậm nhất | được giao
        chỉ tiêu được giao | giao chỉ tiêu | quyết tâm | đăng ký xây dựng | phải đạt | cần đạt | mức sàn
        mức phấn đấu | mức được giao | mức giao | đích | mục tiêu đề ra | mục tiêu là | chỉ tiêu giao
        mục tiêu đặt ra | từ nay đến | đặt mốc | nhiệm vụ là | yêu cầu đến | chỉ tiêu đến | chỉ tiêu là
        phấn đấu có | giữ vững | hứa | cam kết đạt | cam kết đến""",
    "done": """
        đã | kết quả | qua đó đã | hiện có | hiện nay | tính đến | đến nay | hiện | đã được công nhận
        đã có | đã xây dựng | đã đạt | thực tế | tính từ | đã được | đã bị | đã cơ bản đạt
        đã hoàn thành | đã triệt xóa | đã thu giữ | đã bắt | đã đề ra | đã đặt ra
        đã đăng ký""",
    "remain": """
        còn | hiện còn | tồn tại | còn tồn | vẫn | vẫn còn | tái lập | mới phát sinh | hiện có
        chưa bị xóa | chưa được xóa | chưa bị triệt xóa | chưa được giải quyết | chưa giải quyết
        chưa triệt xóa | chưa được triệt xóa | chưa xóa
        chưa xóa được | chưa dẹp | chưa dẹp được | chưa xử lý được | chưa gỡ | chưa gỡ được
        chưa chuyển hóa | chưa chuyển hóa được | chưa triệt xóa được""",
    "relapse": "tái nghiện | tái sử dụng",
    "raise": "nâng tổng số | nâng số | tổng cộng | nâng tổng cộng",
    "get": """
        tiếp nhận | nhận | thu thập | thu nhận | xác minh | cung cấp | gửi | gửi về | báo | phản ánh""",
    "finish": """
        cai xong | vừa cai xong | mới cai xong | hết hạn cai | mãn hạn cai | hết thời hạn cai | ra trại
        hoàn thành | trở về | về địa phương | chấp hành xong | tái hòa nhập | về cộng đồng | mãn hạn
        từng nghiện | đã từng nghiện | từng mắc nghiện | từng là người nghiện | từng sử dụng ma túy
        ra khỏi cơ sở | ra khỏi trung tâm | rời cơ sở | rời trung tâm
        giấy hoàn thành | giấy hoàn thành cai nghiện | chứng nhận hoàn thành | hoàn thành cai nghiện""",
    "money": """
        giải ngân | ngân sách | kinh phí | tiền | vốn | tổng trị giá | trị giá | trợ cấp | vay vốn""",
    "tip": """
        tin báo | tố giác | tin tố giác | nguồn tin | tiếp nhận tin | đường dây nóng | hộp thư tố giác""",
    "goal_heading": """
        mục tiêu | chỉ tiêu | nhiệm vụ | phương hướng | giải pháp | yêu cầu | phân công
        tổ chức thực hiện | trọng tâm | thời gian tới | chương trình công tác | mục đích
        mục tiêu cụ thể | mục tiêu chung | mục tiêu tổng quát | chỉ tiêu cụ thể | nhiệm vụ cụ thể
        nhiệm vụ, giải pháp | nhiệm vụ và giải pháp | yêu cầu, chỉ tiêu | kế hoạch công tác
        mục tiêu, chỉ tiêu | mục tiêu, yêu cầu | nhiệm vụ trọng tâm | phương hướng, nhiệm vụ
        mức phải đạt | đích đến | nhiệm kỳ tới | mốc | phân kỳ | kiến nghị | đề xuất | lộ trình
        tiến độ | kỳ tới | quý tới | giai đoạn tới | công việc cụ thể | phân kỳ công việc
        công tác trọng tâm | tháng tới | việc phải làm | cam kết thực hiện | sáu tháng cuối năm
        6 tháng cuối năm""",
    "done_heading": """
        kết quả | tình hình | thực trạng | tồn tại | hạn chế | đánh giá | bối cảnh | tổng kết | sơ kết
        xuất phát điểm | nhận định | nhận định tình hình | vì sao | hiện trạng | sự cần thiết
        khái quát | đặc điểm tình hình
        đặc điểm | đặc điểm chung | khái quát chung | thông tin chung | cơ sở thực tiễn
        tình hình có liên quan""",
    "part": """
        trong đó | trong số đó | trong số này | gồm | bao gồm | gồm cả | bao gồm cả | kể cả
        tính cả | cụ thể | gồm có | riêng | trong số
        trong đó có | cụ thể là | chia ra | cụ thể gồm | trong ấy | phân loại | chia theo | tính riêng""",
    "earlier": """
        trước đó | cách đó | năm trước | trước đây | thời điểm trước | trước khi | nhiệm kỳ trước
        năm trước đó""",
    "incident": "trước đó | trước đây | cách đó không lâu",
    "nation": """
        cả nước | toàn quốc | trên cả nước | trên toàn quốc | phạm vi cả nước | cả nước có | toàn ngành
        thế giới""",
    "that_number": "số này | con số này | con số | số đó | con số trên | số trên | số liệu này",
    "whole": "tổng số | trên tổng số | trong tổng số",
    "criteria": """
        tiêu chí | một trong các tiêu chí | được xác định là | theo quy định | phân loại | trở lên thì
        là địa bàn có | thì không xét | không xét danh hiệu | xem xét rút công nhận | đơn vị nào
        thì bị rút | khung hình phạt | mức phạt | bị phạt tù
        luật hình sự | bộ luật hiện hành | theo bộ luật | khung cao nhất | nơi nào | nhà nào | hộ nào | xã nào
        phường nào
        địa phương nào | bản nào
        thôn nào | ấp nào | được thưởng | được thưởng nóng | điều kiện là | điều kiện để
        với điều kiện | chưa được xét
        không được xét | bộ luật hình sự | quy định tại
        theo khoản""",
    "recognise": """
        công nhận | được công nhận | đạt chuẩn | đạt tiêu chuẩn | đạt tiêu chí | xét duyệt | thẩm định
        đạt | đã được công nhận""",
    "refused": """
        chưa công nhận | không công nhận | chưa được công nhận | không được công nhận | bị rút công nhận
        thu hồi quyết định công nhận | rút công nhận | bị loại | không đạt | chưa đạt""",
    "named": """
        công nhận | được công nhận | công nhận mới | công nhận thêm | đã được công nhận
        công nhận lại""",
    "duty": """
        tuần tra | kiểm tra | làm việc | giao ban | họp giao ban | tập huấn | huấn luyện | diễn tập
        lao động | mật phục | gặp gỡ | thăm | tiếp dân""",
    "must": "phải | cần phải | phải được | cần được | sẽ | sẽ được",
    "inspect": "phúc tra | kiểm tra | thẩm định lại | rà soát | giám sát | hậu kiểm",
    "among": "trong tổng số | trong số",
    "aid": """
        vay | vay vốn | được vay | học nghề | dạy nghề | việc làm | có việc làm | tạo việc làm
        có việc | giới thiệu việc làm | giải quyết việc làm | hỗ trợ vốn | hỗ trợ sinh kế
        hỗ trợ học nghề | hỗ trợ vay vốn | tìm việc | tìm được việc | tạo việc | vào làm | vào làm việc
        tạo việc cho | tạo việc làm cho""",
    "club": "câu lạc bộ | CLB",
    "transform": "chuyển hóa | chuyển hóa thành công | chuyển hóa được | hạ loại",
    "law": """
        khung hình phạt | bộ luật hình sự | theo khoản | quy định tại | mức khởi điểm | khung cao nhất""",
    "punished": """
        bị phạt | bị tuyên | bị tuyên phạt | lĩnh án | phạt bổ sung | bị y án | bị kết án | chịu mức án""",
    "village_new": "nông thôn mới | đô thị văn minh | văn hóa | an toàn về an ninh",
    "summoned": "được triệu tập | triệu tập",
    "": """
        giao ban | giao thông | bàn giao | giao lưu | giao dịch | giao nộp | giao nhận | cần thiết
        triệt để | từng tồn tại | tồn tại nhiều năm | tồn tại lâu năm | tồn tại từ lâu | tồn tại dai dẳng
        tập huấn pháp luật | tập huấn kiến thức | tập huấn phòng | tập huấn kỹ năng
        xã hội | bắt đầu | bắt buộc | bắt nguồn | cần sa | phải chịu | nước sẽ | dự án | dự thảo
        phá rừng | bắt tay | thu nhập | thu hút | thu hoạch
        thu hút đầu tư | thu hút vốn | thu hút lao động | thu hút nhà đầu tư
        thu ngân sách | thu phí | mùa thu
        dự phòng | cần cù | phát hiện thấy | kế hoạch số | giải pháp | còn lại là | đá bóng
        không được giao | không được giao chỉ tiêu | chưa được giao | giao cho | trước mắt | cần cẩu
        trước sự | trước tòa | trước pháp luật | chỉ đạo điều hành | ban chỉ đạo | phải chịu trách nhiệm
        được chỉ đạo | phát hiện mới | tới giờ | đề nghị áp dụng | đề nghị đưa | đề nghị xử lý
        đề nghị tòa án | đề nghị khởi tố | đề nghị công nhận | đề nghị khen thưởng | chưa kể
        so với tháng trước | so với năm trước | so với quý trước | không vượt | không vượt quá
        theo yêu cầu | đáp ứng yêu cầu | đúng yêu cầu | yêu cầu nghiệp vụ | yêu cầu công tác
        chưa vượt | không thấp hơn | không ít hơn | không cao hơn | không nhiều hơn | không giảm
        không tăng | chưa tham gia hình thức cai nghiện | chưa tham gia cai nghiện | chưa tham gia
        chưa tham gia hình thức cai | chưa cai | không đi cai | trốn cai nghiện | chưa đi cai
        chưa được đưa đi cai | chưa cai nghiện | chưa qua cai nghiện
        chưa được cai nghiện | chưa đi cai nghiện | chưa đưa đi cai""",
    "award": "khen thưởng | biểu dương | tặng | trao tặng | trao | khen",
    "goal_year": "hằng năm | hàng năm | mỗi năm",
    "example": """
        đáng kể nhất | đáng lưu ý | đáng lưu ý nhất | nghiêm trọng nhất | đáng nói nhất | đáng chú ý nhất
        nổi cộm nhất | nổi bật nhất | lớn nhất trong đó | gay cấn nhất | điển hình nhất
        điển hình | điển hình là | điển hình như | tiêu biểu | nổi bật là vụ | đơn cử | đáng chú ý
        điển hình, ngày | trong đó điển hình | vụ lớn nhất | lớn nhất là | vụ nổi bật | nổi bật là
        đáng chú ý là | vụ đáng chú ý | vụ điển hình | chuyên án điển hình | chuyên án lớn nhất
        vụ án lớn nhất
        chuyên án nổi bật | gần đây nhất""",
    "did": """
        đã được | đã được công nhận | đã bị | đã cơ bản đạt | đã hoàn thành | đã triệt xóa | đã thu giữ
        đã bắt | đã đạt | đã xây dựng""",
    "suspected": """
        nghi nghiện | nghi sử dụng | nghi mắc nghiện | có biểu hiện nghiện | nghi nghiện ma túy
        nghi vấn sử dụng""",
    "precursor": "tiền chất | hóa chất | dung môi",
    "apart": """
        không cộng | không tính vào | ngoài số bắt | ngoài số vụ | ngoài số liệu | báo cáo riêng
        thống kê riêng | số liệu riêng | tính riêng số | chưa tính số | không nằm trong | ngoài số trên""",
    "rest": "còn lại | số còn lại",
    "prevention": "phòng ngừa",
    "last": """
        tháng trước | năm trước | quý trước | kỳ trước | năm ngoái | tuần trước | đầu nhiệm kỳ
        đầu năm là | trước đây là | cuối năm trước""",
    "registered": """
        đăng ký | đăng ký xây dựng | được giao | chỉ tiêu được giao | tự đăng ký | đã đăng ký | phấn đấu
        dự kiến""",
    "found": "phát hiện | phát hiện có | phát hiện thấy | phát hiện tại",
    "for": """
        đang cai cho | cai cho | cấp methadone cho | cấp thuốc cho | cấp thuốc thay thế cho
        methadone cho | thuốc thay thế cho | điều trị thay thế cho
        điều trị cho | đang điều trị cho | chữa trị cho | cai nghiện cho | điều trị nghiện cho
        cai nghiện ma túy cho | cắt cơn cho | cai nghiện tự nguyện cho | cai nghiện bắt buộc cho
        điều trị cắt cơn cho | cai nghiện đối với | cai nghiện bắt buộc đối với""",
    "concerned": """
        liên quan đến ma túy | có liên quan đến ma túy | liên quan ma túy | liên quan tới ma túy
        liên quan về ma túy""",
    "contest": "cuộc thi | bài thi | thi tìm hiểu | chấm điểm | thang điểm | điểm số | tổng điểm | chấm",
    "population": "dân số | quy mô dân số | công suất | công suất thiết kế",
}


def _rows() -> dict[str, frozenset[str]]:
    tags: dict[str, set[str]] = {}
    for tag, phrases in (*_TAGS.items(), *ROLE_TAGS.items()):
        for phrase in listed(phrases):
            tags.setdefault(phrase, set()).add(tag)
    tags |= promises() | _with_success(tags) | _of_joined_kinds() | tags
    tags |= _not_done(tags) | tags
    tags |= {f"{until} {year}": {"due"} for until in ("đến", "tới") for year in _YEARS_TO_COME}
    for phrase, own in tags.items():
        own |= _of_heads(phrase, tags) | _of_ends(phrase, tags)
    return {phrase: frozenset(all_) for phrase, all_ in tags.items()}


def _with_success(tags: dict[str, set[str]]) -> dict[str, set[str]]:
    """dẹp xong, gỡ nốt: a deed keeps its sense with a word of success behind it."""
    deeds = [phrase for phrase, own in tags.items() if "abolish" in own]
    longer = {f"{deed} {end}": set(tags[deed]) for deed in deeds for end in _SUCCESS}
    return {phrase: own for phrase, own in longer.items() if phrase not in tags}


def _not_done(tags: dict[str, set[str]]) -> dict[str, set[str]]:
    """chưa dẹp được, chưa bị gỡ: what was not abolished is still there."""
    deeds = [phrase for phrase, own in tags.items() if "abolish" in own and phrase.split()[0] not in _DONE]
    return {f"chưa {by}{deed}": {"remain"} for deed in deeds for by in ("", "bị ", "được ", "thể ")}


_DONE = ("đã", "chưa")
_SUCCESS = ("được", "xong", "nốt", "hẳn", "dứt điểm", "hết")


def _of_joined_kinds() -> dict[str, set[str]]:
    """người nghiện và sử dụng: two kinds of people in one count."""
    firsts = [f"{who}nghiện" for who in ("", "người ", "đối tượng ")]
    seconds = ["sử dụng", "sử dụng trái phép", "sử dụng ma túy"]
    joints = (" và ", ", ", " hoặc ", "/")
    return {
        f"{one}{joint}{other}": {"addict", "user"} for one in firsts for joint in joints for other in seconds
    }


def _of_heads(phrase: str, tags: dict[str, set[str]]) -> set[str]:
    """What the first words of a phrase say of headings: `chỉ tiêu năm` heads goals as `chỉ tiêu` does."""
    words = phrase.split()
    heads = (tags.get(" ".join(words[:length]), set()) for length in range(1, len(words)))
    return set[str]().union(*heads) & _HEADING_TAGS if tags[phrase] & _GOAL_TAGS else set()


def _of_ends(phrase: str, tags: dict[str, set[str]]) -> set[str]:
    """The deed that a longer phrase ends with: `phải xóa` abolishes as `xóa` does."""
    words = phrase.split()
    ends = (tags.get(" ".join(words[first:]), set()) for first in range(1, len(words)))
    return set[str]().union(*ends) & _DEEDS if tags[phrase] & _MODAL_TAGS else set()


_DEEDS = frozenset(("arrest", "abolish", "rehab", "propaganda", "seize", "destroy", "prosecute", "named"))
_MODAL_TAGS = frozenset(("goal_strong", "done", "did", "attained"))
_YEARS_TO_COME = range(2020, 2061)
"""Years by which a programme of today may set goals: đến 2030 từ 53% trở lên."""
_HEADING_TAGS = frozenset(("goal_heading",))
_GOAL_TAGS = frozenset(("goal", "goal_noun", "goal_strong"))


CUES = table(_rows().items())
"""Phrases by the key of their first word, each with its tags."""
